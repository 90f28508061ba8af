// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/synthesis/SynthesisExemplar.h"
#include "core/synthesis/SynthesisRecipe.h"

#include <cstdint>
#include <string>
#include <vector>

namespace exemplar {

struct SynthesisSample {
    std::uint64_t id = 0;
    Image image;  ///< 0..1
    LabelImage labels;
    int exemplar = 0;         ///< index of the exemplar it was made from
    std::string description;  ///< what was drawn, for the contact sheet
};

/// Makes sample `id` of the stream `seed`: a pure function, so that samples do not depend on the order in which
/// they are made. Follows arXiv 2308.14133, section 3.1: in a share of the samples one structure is taken out,
/// transformed, and pasted with a soft edge on a background whose own structure was filled in; then the whole slice
/// is deformed and its intensities are changed. Exemplars take turns (id modulo their number). Throws
/// Error(NothingToLearn) without exemplars and Error(Internal) for exemplars of different sizes.
SynthesisSample synthesise(const std::vector<SynthesisExemplar>& exemplars,
                           const std::vector<SynthesisExemplar>& backgrounds, const SynthesisRecipe& recipe,
                           std::uint64_t seed, std::uint64_t id);

}  // namespace exemplar
