// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/propagation/ByName.h"

#include "core/image/DistanceMap.h"
#include "core/metrics/Overlap.h"

#include <algorithm>

namespace exemplar {
namespace {

constexpr double kFound = 0.8;    ///< mean DSC on the given slices
constexpr float kShare = 0.5F;    ///< of an answer
constexpr double kTouches = 0.2;  ///< of the shape
constexpr double kLarger = 2.0;   ///< times the shape
constexpr double kSame = 0.5;     ///< DSC

/// What is found by a name as the result, the shape as the truth.
Overlap sharedBy(const Image& told, const Mask& shape) {
    Overlap shared;
    for (std::size_t i = 0; i < told.size(); ++i) {
        const bool found = told.pixels()[i] > 0.0F, inside = shape.pixels()[i] != 0;
        shared.result += found ? 1U : 0U;
        shared.truth += inside ? 1U : 0U;
        shared.both += found && inside ? 1U : 0U;
    }
    return shared;
}

/// Whether the name is taken for something else: what is found by it is much larger than the shape and hardly touches
/// it.
bool takenForAnother(const Image& told, const Mask& shape) {
    const Overlap shared = sharedBy(told, shape);
    const auto expected = static_cast<double>(shared.truth);
    return static_cast<double>(shared.result) > kLarger * expected &&
           static_cast<double>(shared.both) < kTouches * expected;
}

Prompt named(std::uint16_t label) {
    Prompt prompt;
    prompt.label = label;
    return prompt;
}

}  // namespace

ByName::ByName(Engine& engine, const LabelTable& structures)
    : m_engine(engine), m_structures(structures), m_dice(structures.size()), m_tried(structures.size()) {}

void ByName::tryOn(const SliceImage& slice, const LabelImage& given) {
    std::vector<Prompt> prompts;
    std::vector<std::size_t> owner;
    for (std::size_t c = 0; c < m_structures.size(); ++c) {
        const std::uint16_t label = m_structures.entries()[c].id;
        const bool shown = std::find(given.pixels().begin(), given.pixels().end(), label) != given.pixels().end();
        if (shown && m_engine.labels().indexOf(label) >= 0) {
            prompts.push_back(named(label));
            owner.push_back(c);
        }
    }
    if (prompts.empty()) {
        return;
    }
    const std::vector<Answer> answers = m_engine.predict(slice, prompts);
    for (std::size_t i = 0; i < answers.size(); ++i) {
        m_dice[owner[i]] += overlapWith(given, answers[i].logits, prompts[i].label).dice();
        m_tried[owner[i]] += 1.0;
    }
}

bool ByName::finds(std::size_t structure) const {
    return m_tried[structure] > 0.0 && m_dice[structure] >= kFound * m_tried[structure];
}

std::vector<Image> ByName::tell(const SliceImage& slice, const std::vector<bool>& which) const {
    std::vector<Prompt> names;
    std::vector<std::size_t> owner;
    for (std::size_t c = 0; c < which.size(); ++c) {
        if (which[c]) {
            names.push_back(named(m_structures.entries()[c].id));
            owner.push_back(c);
        }
    }
    std::vector<Image> told(which.size());
    if (!names.empty()) {
        std::vector<Answer> answers = m_engine.predict(slice, names);
        for (std::size_t i = 0; i < answers.size(); ++i) {
            told[owner[i]] = std::move(answers[i].logits);
        }
    }
    return told;
}

ByName::Trail ByName::follow(const SliceImage& slice, const std::function<SliceImage()>& next,
                             const std::vector<Image>& expected) const {
    std::vector<bool> asked(expected.size()), lost(expected.size());
    for (std::size_t c = 0; c < asked.size(); ++c) {
        asked[c] = !expected[c].empty() && finds(c);
    }
    Trail trail{asked, tell(slice, asked)};
    for (std::size_t c = 0; c < asked.size(); ++c) {
        trail.goesOn[c] = asked[c] && foundAt(trail.told[c], insideOf(expected[c]));
        lost[c] = asked[c] && !trail.goesOn[c];
    }
    if (next && std::find(lost.begin(), lost.end(), true) != lost.end()) {
        const std::vector<Image> later = tell(next(), lost);
        for (std::size_t c = 0; c < lost.size(); ++c) {
            if (lost[c] && foundAt(later[c], insideOf(expected[c]))) {
                trail.goesOn[c] = true;
                trail.told[c] = {};
            }
        }
    }
    return trail;
}

bool foundAt(const Image& told, const Mask& shape) {
    const Overlap shared = sharedBy(told, shape);
    return !shared.bothEmpty() && shared.dice() >= kSame;
}

void heedName(const Image& told, const Mask& shape, Image& answer) {
    if (!shape.empty() && takenForAnother(told, shape)) {
        return;
    }
    auto& logits = answer.pixels();
    std::transform(logits.begin(), logits.end(), told.pixels().begin(), logits.begin(),
                   [](float one, float other) { return (1.0F - kShare) * one + kShare * other; });
}

}  // namespace exemplar
