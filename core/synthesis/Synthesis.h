// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Image2D.h"
#include "core/synthesis/SynthesisRecipe.h"

#include <cstdint>
#include <string>
#include <vector>

namespace exemplar {

/// A labelled picture to draw samples from; all of one set have the same size. The slice fills the left-top
/// validWidth x validHeight part, the rest is padding.
struct SynthesisExemplar {
    Image image;  ///< windowed, 0..1
    LabelImage labels;
    int validWidth = 0, validHeight = 0;
};

struct SynthesisSample {
    std::uint64_t id = 0;
    Image image;
    LabelImage labels;
    int exemplar = 0;         ///< index of the exemplar it was made from
    std::string description;  ///< what was drawn, for the contact sheet
};

/// Makes sample `id` of the stream `seed`: a pure function, so that samples do not depend on the order in which
/// they are made. Follows arXiv 2308.14133, section 3.1: structures are taken out, transformed, and pasted with
/// soft edges on a background whose own structure was filled in; then the whole slice is deformed and its
/// intensities are changed. Throws Error(NothingToLearn) without exemplars.
SynthesisSample synthesise(const std::vector<SynthesisExemplar>& exemplars, const std::vector<SynthesisExemplar>& backgrounds,
                           const SynthesisRecipe& recipe, std::uint64_t seed, std::uint64_t id);

}  // namespace exemplar
