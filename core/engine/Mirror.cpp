// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/Mirror.h"

#include "core/base/EvenChoice.h"
#include "core/base/Log.h"
#include "core/metrics/Overlap.h"

#include <algorithm>
#include <map>

namespace exemplar {
namespace {

constexpr std::size_t kMostChecked = 4;  ///< exemplars
constexpr double kFound = 0.5;           ///< DSC from which a name is known well enough to tell
constexpr double kNearly = 0.85;         ///< of the DSC that is reached without a mirror

template <typename T>
Image2D<T> mirrored(Image2D<T> picture) {
    for (int y = 0; y < picture.height(); ++y) {
        const auto row = picture.pixels().begin() + static_cast<std::ptrdiff_t>(y) * picture.width();
        std::reverse(row, row + picture.width());
    }
    return picture;
}

SliceImage mirrored(const SliceImage& slice) {
    return {mirrored(slice.pixels), slice.spacingX, slice.spacingY,
            slice.key.empty() ? std::string() : slice.key + "/mirrored"};
}

Prompt mirrored(Prompt prompt, int width) {
    const double last = width - 1.0;
    for (PromptPoint& point : prompt.points) {
        point.x = last - point.x;
    }
    if (prompt.box) {
        prompt.box = PromptBox{last - prompt.box->x1, prompt.box->y0, last - prompt.box->x0, prompt.box->y1};
    }
    prompt.mask = mirrored(std::move(prompt.mask));
    return prompt;
}

/// Adds how much of a structure was found on a slice.
void add(Overlap& found, const LabelImage& truth, const Image& logits, std::uint16_t label) {
    const Overlap here = overlapWith(truth, logits, label);
    found.truth += here.truth;
    found.result += here.result;
    found.both += here.both;
}

}  // namespace

std::vector<Answer> predictBothWays(Engine& engine, const SliceImage& slice, const std::vector<Prompt>& prompts) {
    std::vector<Answer> answers = engine.predict(slice, prompts);
    std::vector<Prompt> others;
    std::vector<std::size_t> owner;
    for (std::size_t i = 0; i < prompts.size(); ++i) {
        if (engine.alikeInMirror(prompts[i].label)) {
            others.push_back(mirrored(prompts[i], slice.pixels.width()));
            owner.push_back(i);
        }
    }
    if (others.empty()) {
        return answers;
    }
    const std::vector<Answer> again = engine.predict(mirrored(slice), others);
    for (std::size_t i = 0; i < again.size(); ++i) {
        Answer& answer = answers[owner[i]];
        const Image logits = mirrored(again[i].logits);
        for (std::size_t k = 0; k < logits.size(); ++k) {
            answer.logits.pixels()[k] = 0.5F * (answer.logits.pixels()[k] + logits.pixels()[k]);
        }
        answer.quality = 0.5 * (answer.quality + again[i].quality);
    }
    return answers;
}

std::vector<std::uint16_t> structuresAlikeInMirror(Engine& engine, const ExemplarSet& set, JobControl& control) {
    std::map<std::uint16_t, Overlap> asIs, inMirror;
    for (const std::size_t i : evenChoice(set.exemplars.size(), kMostChecked)) {
        const Exemplar& exemplar = set.exemplars[i];
        const auto& pixels = exemplar.labels.pixels();
        std::vector<Prompt> prompts;
        for (const LabelEntry& entry : engine.labels().entries()) {
            if (std::find(pixels.begin(), pixels.end(), entry.id) != pixels.end()) {
                prompts.emplace_back().label = entry.id;
            }
        }
        if (prompts.empty()) {
            continue;
        }
        if (!control.proceed()) {
            return {};
        }
        const std::vector<Answer> one = engine.predict(exemplar.image, prompts);
        const std::vector<Answer> two = engine.predict(mirrored(exemplar.image), prompts);
        for (std::size_t p = 0; p < prompts.size(); ++p) {
            const std::uint16_t label = prompts[p].label;
            add(asIs[label], exemplar.labels, one[p].logits, label);
            add(inMirror[label], exemplar.labels, mirrored(two[p].logits), label);
        }
    }
    std::vector<std::uint16_t> alike;
    for (const auto& [label, found] : asIs) {
        const double plain = found.dice(), mirror = inMirror.at(label).dice();
        log(LogLevel::Info, set.labels.nameOf(label) + ": found with DSC " + std::to_string(plain) +
                                " on its exemplars, " + std::to_string(mirror) + " in the mirror");
        if (plain >= kFound && mirror >= kNearly * plain) {
            alike.push_back(label);
        }
    }
    return alike;
}

}  // namespace exemplar
