// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Prompt.h"
#include "core/image/BodyBox.h"
#include "core/image/LabelTable.h"
#include "core/neural/LoraAdapter.h"

namespace exemplar::neural {

/// What a site profile changes in the model: LoRA tensors, and for every structure a learned token and the place in the
/// body where its exemplars show it.
struct SiteWeights {
    LoraAdapter lora;
    torch::Tensor classTokens;  ///< labels x C
    torch::Tensor places;       ///< labels x kPlaceCells x kPlaceCells, see bodyPlaces()
    LabelTable labels;          ///< of the tokens
};

/// Nothing but its label tells what is asked.
bool namedAlone(const Prompt& prompt);

/// The tokens of the structures that prompts ask for (rows of `weights`): what was learned, and, where a structure is
/// named alone, what a click at its place in the body would say. `body`: in the model's pixels, used for such
/// prompts only. -> prompts x C.
torch::Tensor namesOf(Sam& sam, const SiteWeights& weights, const std::vector<std::int64_t>& rows,
                      const std::vector<Prompt>& prompts, const BodyBox& body);

}  // namespace exemplar::neural
