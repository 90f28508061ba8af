// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/neural/training/TrainingPrompts.h"

#include "core/image/Components.h"
#include "core/synthesis/PointSampler.h"
#include "core/synthesis/RoughShape.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace exemplar::neural {
std::vector<int> TrainingPrompts::structures(const LabelImage& labels, std::size_t most, RandomStream& random) const {
    std::vector<int> all(m_labels.size());
    std::iota(all.begin(), all.end(), 0);
    if (all.size() <= most) {
        return all;
    }
    const std::set<std::uint16_t> shown(labels.pixels().begin(), labels.pixels().end());
    random.shuffle(all);
    const auto absent = std::stable_partition(
        all.begin(), all.end(), [&](int position) { return shown.contains(m_labels.entries()[position].id); });
    const auto presentCount = static_cast<std::size_t>(absent - all.begin());
    const std::size_t absentWanted = std::min(most / 4, all.size() - presentCount);
    const std::size_t presentTaken = std::min(presentCount, most - absentWanted);
    std::vector<int> drawn(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(presentTaken));
    drawn.insert(drawn.end(), absent, absent + static_cast<std::ptrdiff_t>(most - presentTaken));
    std::sort(drawn.begin(), drawn.end());
    return drawn;
}

/// A guess of the structure's shape; sometimes it sees a structure that is not there, or misses it.
Image TrainingPrompts::drawShape(const Mask& mask, bool present, std::uint16_t label, RandomStream& random) const {
    if (present && random.chance(0.93)) {
        return roughShape(mask, random);
    }
    if (!present && random.chance(0.4)) {
        for (int attempt = 0; attempt < 8; ++attempt) {
            const Mask other = labelMask(m_others[random.index(m_others.size())].labels, label);
            if (anyPixel(other)) {
                return vanishingShape(other, random);
            }
        }
    }
    return shapeLogits(Image(mask.width(), mask.height(), -1e4F));
}

std::vector<Prompt> TrainingPrompts::draw(const LabelImage& labels, const std::vector<int>& structures,
                                          RandomStream& random) const {
    std::vector<Prompt> prompts;
    const bool shaped = random.chance(m_plan.shapeShare), none = random.chance(shaped ? 0.6 : m_plan.noPointShare);
    for (int position : structures) {
        const std::uint16_t label = m_labels.entries()[position].id;
        Prompt prompt;
        prompt.label = label;
        const Mask mask = labelMask(labels, label);
        const bool present = anyPixel(mask);
        if (shaped) {
            prompt.mask = drawShape(mask, present, label, random);
        }
        if (!none) {
            const bool anywhere = random.chance(0.25);  // a careless click
            if (present && !random.chance(0.15)) {
                prompt.points = interiorPoints(mask, random, anywhere ? 0.0 : 0.4, 3);
                if (random.chance(0.2)) {
                    const auto more = interiorPoints(mask, random, 0.2, 2);
                    prompt.points.insert(prompt.points.end(), more.begin(), more.end());
                }
            }
            if (random.chance(0.2)) {
                const auto negatives = random.chance(0.5) ? outsidePoints(mask, random, 3.0, 25.0, 1)
                                                          : neighbourPoints(labels, label, random, 25.0, 1);
                prompt.points.insert(prompt.points.end(), negatives.begin(), negatives.end());
            }
        }
        prompts.push_back(std::move(prompt));
    }
    return prompts;
}

}  // namespace exemplar::neural
