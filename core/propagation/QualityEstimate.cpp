// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/propagation/QualityEstimate.h"

#include <algorithm>
#include <cmath>

namespace exemplar {
namespace {

constexpr float kNearly = 0.1F;  ///< share from which a pixel nearly was the structure's
constexpr double kPower = 0.6;   ///< brings the estimates of Colin27's slices to the level of their DSC
constexpr double kEnds = 0.5;    ///< where a structure ends is hard to tell

/// Mean margin of the winner on pixels that are, or nearly were, the structure's.
double certaintyOf(const SliceAnswer& answer, std::size_t structure, std::uint16_t label) {
    const Image& mine = answer.shares[structure];
    double margins = 0.0, count = 0.0;
    for (std::size_t i = 0; i < mine.size(); ++i) {
        const bool won = answer.labels.pixels()[i] == label;
        if (!won && mine.pixels()[i] < kNearly) {
            continue;
        }
        float others = 0.0F, sum = 0.0F;
        for (std::size_t c = 0; c < answer.shares.size(); ++c) {
            const float share = answer.shares[c].empty() ? 0.0F : answer.shares[c].pixels()[i];
            sum += share;
            others = c == structure ? others : std::max(others, share);
        }
        others = std::max(others, 1.0F - sum);
        margins += std::abs(mine.pixels()[i] - others);
        count += 1.0;
    }
    return count > 0 ? margins / count : 1.0;
}

}  // namespace

std::vector<StructureEvidence> evidenceOf(const SliceAnswer& answer, const LabelImage& expected,
                                          const LabelTable& structures) {
    std::vector<StructureEvidence> all(structures.size());
    for (std::size_t c = 0; c < all.size(); ++c) {
        const std::uint16_t label = structures.entries()[c].id;
        double mine = 0, guessed = 0, both = 0;
        for (std::size_t i = 0; i < std::max(answer.labels.size(), expected.size()); ++i) {
            const bool here = i < answer.labels.size() && answer.labels.pixels()[i] == label,
                       there = i < expected.size() && expected.pixels()[i] == label;
            mine += here;
            guessed += there;
            both += here && there;
        }
        StructureEvidence& one = all[c];
        one.shown = mine > 0;
        one.expected = guessed > 0;
        if (!one.shown && !one.expected) {
            continue;
        }
        one.certainty = c >= answer.shares.size() || answer.shares[c].empty() ? 0.0 : certaintyOf(answer, c, label);
        one.agreement = 2.0 * both / (mine + guessed);
    }
    return all;
}

double trustIn(const std::vector<StructureEvidence>& structures) {
    double sum = 0.0, count = 0.0;
    for (const StructureEvidence& one : structures) {
        if (one.shown || one.expected) {
            sum += one.certainty * one.agreement * one.nearness * (one.ends ? kEnds : 1.0);
            count += 1.0;
        }
    }
    return count > 0 ? sum / count : 1.0;
}

double calibrated(double trust) { return std::pow(trust, kPower); }

}  // namespace exemplar
