// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Engine.h"

#include <map>
#include <vector>

namespace exemplar {

/// The structures of one slice as shares that compete per pixel.
struct SliceAnswer {
    std::vector<Image> shares;  ///< per structure, 0..1; what is left of 1 is background
    LabelImage labels;          ///< the winner of each pixel
};

/// Softmax over [0, logits] of every structure (the background's logit is 0). `logits` may have empty images for
/// structures that were not asked for.
SliceAnswer compete(const std::vector<Image>& logits, const LabelTable& structures);
/// The weighted mean of answers about neighbouring slices, of one size and about the same structures; `answers` not
/// empty, weights above 0.
SliceAnswer blend(const std::vector<const SliceAnswer*>& answers, const std::vector<double>& weights,
                  const LabelTable& structures);
/// One answer per prompt, as labels: in each pixel the prompt with the largest logit above 0. `answers` not empty.
LabelImage strongestLabels(const std::vector<Answer>& answers, const std::vector<Prompt>& prompts);
/// Removes specks: parts smaller than `smallest` pixels become background.
void dropSpecks(LabelImage& labels, const LabelTable& structures, int smallest);
/// Where a label was clicked, its parts without a click become background; nothing happens where no click hit it.
void keepClickedParts(LabelImage& labels, std::uint16_t label, const std::vector<PromptPoint>& points);
/// What of a label lies far from where it was expected becomes background: pixels farther than `mostGrowth` (mm)
/// outside of it, and parts that come nowhere nearer than `farthestPart` (mm). `expected`: signed distance (mm, > 0
/// inside); where nothing is inside, its deepest place is what was expected.
void keepExpected(LabelImage& labels, std::uint16_t label, const Image& expected, double farthestPart,
                  double mostGrowth);

}  // namespace exemplar
