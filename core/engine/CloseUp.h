// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Engine.h"

#include <vector>

namespace exemplar {

/// Asks again, from nearer by, what was asked of small structures that are clicked: twice, about parts of the slice
/// that show all of them, so that the model sees them larger. `which`: positions of their prompts. Their logits become
/// the mean of all three, in which what was said from nearer by counts most. Nothing happens where they are too far
/// apart, or the slice has too few pixels, to come much nearer.
void lookCloser(Engine& engine, const SliceImage& slice, const std::vector<Prompt>& prompts,
                const std::vector<std::size_t>& which, std::vector<Answer>& answers);

/// Asks again, from nearer by, about what is in a box and not known to the engine's profile: a box says how large the
/// structure is. Each in a part of the slice of its own. Their logits become the mean of both. False where there is no
/// such box, or none for which one comes much nearer.
bool lookIntoBoxes(Engine& engine, const SliceImage& slice, const std::vector<Prompt>& prompts,
                   std::vector<Answer>& answers);

}  // namespace exemplar
