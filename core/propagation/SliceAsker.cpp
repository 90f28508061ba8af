// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/propagation/SliceAsker.h"

#include "core/engine/CloseUp.h"
#include "core/engine/Mirror.h"
#include "core/engine/SliceForEngine.h"
#include "core/image/DistanceMap.h"
#include "core/propagation/ByName.h"
#include "core/synthesis/PointSampler.h"
#include "core/synthesis/RoughShape.h"

#include <algorithm>

namespace exemplar {
namespace {

constexpr int kMostPoints = 4;   ///< of a guessed structure
constexpr double kSmall = 0.22;  ///< of a slice's longer side: worth a look from nearer by
constexpr std::size_t kSlicesToTellSize = 3;
constexpr float kAbsent = -20.0F;  ///< logit of what was not asked for

}  // namespace

void SliceAsker::findSmallStructures() {
    const double whole = std::max(m_plane.width() * m_plane.spacingX(), m_plane.height() * m_plane.spacingY());
    for (const LabelEntry& entry : m_task.structures.entries()) {
        std::vector<int> shown;
        for (const auto& [slice, prompts] : m_task.prompts) {
            if (!userPrompt(slice, entry.id).points.empty()) {
                shown.push_back(slice);
            }
        }
        if (m_engine.labels().indexOf(entry.id) < 0 && shown.size() >= kSlicesToTellSize &&
            (shown.back() - shown.front() + 1) * m_plane.spacingSlice() < kSmall * whole) {
            m_small.push_back(entry.id);
        }
    }
}

Prompt SliceAsker::userPrompt(int slice, std::uint16_t label) const {
    Prompt prompt;
    prompt.label = label;
    const auto given = m_task.prompts.find(slice);
    if (given == m_task.prompts.end()) {
        return prompt;
    }
    for (const Prompt& user : given->second) {
        if (user.label == label) {
            prompt.points.insert(prompt.points.end(), user.points.begin(), user.points.end());
            prompt.box = user.box ? user.box : prompt.box;
            prompt.mask = user.mask.empty() ? prompt.mask : user.mask;
        }
    }
    return prompt;
}

bool SliceAsker::clicked(int slice, std::uint16_t label) const {
    const Prompt prompt = userPrompt(slice, label);
    return !prompt.points.empty() || prompt.box;
}

SliceImage SliceAsker::picture(int slice) const {
    return sliceForEngine(*m_task.scan, m_task.scanKey, m_plane, m_task.window, slice);
}

/// Positions of the prompts for small structures.
std::vector<std::size_t> SliceAsker::small(const std::vector<Prompt>& prompts) const {
    std::vector<std::size_t> which;
    for (std::size_t i = 0; i < prompts.size(); ++i) {
        if (std::find(m_small.begin(), m_small.end(), prompts[i].label) != m_small.end() &&
            !prompts[i].points.empty()) {
            which.push_back(i);
        }
    }
    return which;
}

SliceAnswer SliceAsker::answer(int slice, const std::vector<Image>& guesses, const std::vector<Image>& found,
                               const std::vector<Image>& told) const {
    const std::size_t count = m_task.structures.size();
    std::vector<Prompt> prompts;
    std::vector<std::size_t> owner;
    for (std::size_t c = 0; c < count; ++c) {
        Prompt prompt = userPrompt(slice, m_task.structures.entries()[c].id);
        const bool clicked = !prompt.points.empty() || prompt.box;
        const bool guessed = c < guesses.size() && !guesses[c].empty();
        if (guessed && prompt.mask.empty()) {
            prompt.mask = shapeLogits(guesses[c], m_grid.modelPixel);
            // A structure that the profile knows needs no click besides; they only held the model back.
            if (!clicked && m_engine.labels().indexOf(prompt.label) < 0) {
                prompt.points = centrePoints(insideOf(guesses[c]), m_options.smallestPart, kMostPoints);
            }
        }
        if (c < found.size() && !found[c].empty() && prompt.mask.empty()) {
            prompt.mask = shapeLogits(found[c], m_grid.modelPixel);
        }
        const bool nameAlone = guesses.empty() && m_engine.labels().indexOf(prompt.label) >= 0;
        if (clicked || guessed || nameAlone || !prompt.mask.empty()) {
            prompts.push_back(std::move(prompt));
            owner.push_back(c);
        }
    }
    std::vector<Image> logits(count);
    if (prompts.empty()) {
        logits.assign(count, Image(m_plane.width(), m_plane.height(), kAbsent));
    } else {
        const SliceImage asked = picture(slice);
        const bool bothWays = guesses.empty() && !m_options.once;  // a guess tells more than the mirror
        auto answers = bothWays ? predictBothWays(m_engine, asked, prompts) : m_engine.predict(asked, prompts);
        if (bothWays) {
            lookCloser(m_engine, asked, prompts, small(prompts), answers);
            lookIntoBoxes(m_engine, asked, prompts, answers);
        }
        for (std::size_t i = 0; i < answers.size(); ++i) {
            if (owner[i] < told.size() && !told[owner[i]].empty()) {
                heedName(told[owner[i]], insideOf(prompts[i].mask), answers[i].logits);
            }
            logits[owner[i]] = std::move(answers[i].logits);
        }
    }
    return compete(logits, m_task.structures);
}

}  // namespace exemplar
