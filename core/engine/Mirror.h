// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JobControl.h"
#include "core/engine/Engine.h"

#include <cstdint>
#include <vector>

namespace exemplar {

/// Answers as the slice is and as it looks in the mirror (left and right exchanged), their logits averaged: errors of
/// the one are seldom those of the other. Structures that are not alike in the mirror (Engine::alikeInMirror()) are
/// asked once. Takes twice as long as Engine::predict().
std::vector<Answer> predictBothWays(Engine& engine, const SliceImage& slice, const std::vector<Prompt>& prompts);

/// The structures that the engine's profile, asked by name alone, finds in the mirrored exemplars nearly as well as in
/// the exemplars: not those of one side, such as the left kidney, nor those that it hardly finds by name. None where
/// cancelled.
std::vector<std::uint16_t> structuresAlikeInMirror(Engine& engine, const ExemplarSet& set, JobControl& control);

}  // namespace exemplar
