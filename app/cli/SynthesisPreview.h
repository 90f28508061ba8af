// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JobControl.h"
#include "core/engine/TrainingPlan.h"

#include <filesystem>

namespace exemplar::cli {

/// Writes a contact sheet of the first `count` samples that training would make. Throws Error(FileUnwritable,
/// NothingToLearn).
void writeSynthesisPreview(const ExemplarSet& set, const SynthesisRecipe& recipe, std::uint64_t seed, int count,
                           const std::filesystem::path& out, JobControl& control);

}  // namespace exemplar::cli
