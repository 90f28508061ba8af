// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/propagation/ByName.h"

#include "core/metrics/Overlap.h"

#include <algorithm>

namespace exemplar {
namespace {

constexpr double kFound = 0.8;    ///< mean DSC on the given slices
constexpr float kShare = 0.5F;    ///< of an answer
constexpr double kTouches = 0.2;  ///< of the shape
constexpr double kLarger = 2.0;   ///< times the shape

Prompt named(std::uint16_t label) {
    Prompt prompt;
    prompt.label = label;
    return prompt;
}

/// Whether the name is taken for something else: what is found by it is much larger than the shape and hardly touches
/// it.
bool takenForAnother(const Image& told, const Image& shape) {
    std::size_t found = 0, expected = 0, both = 0;
    for (std::size_t i = 0; i < told.size(); ++i) {
        const bool one = told.pixels()[i] > 0.0F, other = shape.pixels()[i] > 0.0F;
        found += one ? 1 : 0;
        expected += other ? 1 : 0;
        both += one && other ? 1 : 0;
    }
    return static_cast<double>(found) > kLarger * static_cast<double>(expected) &&
           static_cast<double>(both) < kTouches * static_cast<double>(expected);
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

void ByName::askToo(const SliceImage& slice, const std::vector<Prompt>& prompts, const std::vector<std::size_t>& which,
                    std::vector<Answer>& answers) const {
    if (which.empty()) {
        return;
    }
    std::vector<Prompt> names;
    for (const std::size_t i : which) {
        names.push_back(named(prompts[i].label));
    }
    const std::vector<Answer> told = m_engine.predict(slice, names);
    for (std::size_t k = 0; k < which.size(); ++k) {
        const Image& shape = prompts[which[k]].mask;
        if (!shape.empty() && takenForAnother(told[k].logits, shape)) {
            continue;
        }
        auto& logits = answers[which[k]].logits.pixels();
        std::transform(logits.begin(), logits.end(), told[k].logits.pixels().begin(), logits.begin(),
                       [](float one, float other) { return (1.0F - kShare) * one + kShare * other; });
    }
}

}  // namespace exemplar
