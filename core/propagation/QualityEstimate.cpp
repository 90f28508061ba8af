// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/propagation/QualityEstimate.h"

#include "core/metrics/Overlap.h"

#include <algorithm>
#include <cmath>

namespace exemplar {
namespace {

constexpr float kNearly = 0.1F;     ///< share from which a pixel nearly was the structure's
constexpr double kEnded = 0.25;     ///< how likely what was expected, and is not shown, is missed
constexpr double kMissed = 4.0;     ///< mm, about how far off the end is that a model finds by itself
constexpr double kNamed = 0.5;      ///< how likely what its name finds beside the end is missed, at most
constexpr double kNamedFor = 20.0;  ///< mm, the less so the farther away: by 1/e

/// By structure: mean margin of the winner on pixels that are, or nearly were, the structure's; 1 where there is none.
std::vector<double> certainties(const SliceAnswer& answer, const LabelTable& structures) {
    std::vector<double> margins(structures.size()), counts(structures.size());
    for (std::size_t i = 0; i < answer.labels.size(); ++i) {
        float best = 0.0F, second = 0.0F, background = 1.0F;
        std::size_t winner = structures.size();  // the background
        const auto meet = [&](float share, std::size_t structure) {
            if (share > best) {
                second = best;
                best = share;
                winner = structure;
            } else {
                second = std::max(second, share);
            }
        };
        for (std::size_t c = 0; c < answer.shares.size(); ++c) {
            const float share = answer.shares[c].empty() ? 0.0F : answer.shares[c].pixels()[i];
            background -= share;
            meet(share, c);
        }
        meet(background, structures.size());
        for (std::size_t c = 0; c < answer.shares.size(); ++c) {
            const float mine = answer.shares[c].empty() ? 0.0F : answer.shares[c].pixels()[i];
            if (mine >= kNearly || answer.labels.pixels()[i] == structures.entries()[c].id) {
                margins[c] += winner == c ? mine - second : best - mine;
                counts[c] += 1.0;
            }
        }
    }
    for (std::size_t c = 0; c < margins.size(); ++c) {
        margins[c] = counts[c] > 0 ? margins[c] / counts[c] : 1.0;
    }
    return margins;
}

/// The other's size where it is empty.
LabelImage filled(const LabelImage& labels, const LabelImage& other) {
    return labels.empty() ? LabelImage(other.width(), other.height()) : labels;
}

}  // namespace

std::vector<StructureEvidence> evidenceOf(const SliceAnswer& answer, const LabelImage& expected,
                                          const LabelTable& structures) {
    const auto shared = overlaps(filled(expected, answer.labels), filled(answer.labels, expected), structures.ids());
    const std::vector<double> certain = certainties(answer, structures);
    std::vector<StructureEvidence> all(structures.size());
    for (std::size_t c = 0; c < all.size(); ++c) {
        const bool asked = c < answer.shares.size() && !answer.shares[c].empty();
        all[c].shown = shared[c].result > 0;
        all[c].expected = shared[c].truth > 0;
        all[c].agreement = all[c].alike = shared[c].dice();
        all[c].certainty = asked ? certain[c] : 0.0;
    }
    return all;
}

double missedAt(double away) { return std::exp(-away / kMissed); }

double missedThoughNamedAt(double away) { return kNamed * std::exp(-away / kNamedFor); }

double trustIn(const std::vector<StructureEvidence>& structures) {
    double sum = 0.0, count = 0.0, missed = 0.0, none = 1.0;
    for (const StructureEvidence& one : structures) {
        if (one.shown) {
            sum += std::sqrt(one.certainty * one.agreement * one.alike) * one.alike * one.nearness;
            count += 1.0;
        } else {
            const double maybe = std::max(one.expected ? kEnded : 0.0, one.missed);
            missed += maybe;
            none *= 1.0 - maybe;
        }
    }
    return count > 0 ? sum / (count + missed) : none;
}

double calibrated(double trust) { return std::sqrt(trust); }

}  // namespace exemplar
