// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/TissueGrowth.h"

#include <optional>

namespace exemplar {

/// Moves a structure's borders on slices to where the tissue changes (TissueBorder.h), twice: what was taken for the
/// structure at first tells less well what it looks like. Takes no pixel that another label has. `weight`: how much the
/// tissue counts; where nobody knows, as much as what was drawn looks unlike its surroundings, which is nothing where
/// some 36 % of the intensities are shared. `mayVanish`: whether a slice may lose all of it.
/// Throws Error(Cancelled).
void settleBorders(std::map<int, LabelImage>& slices, std::uint16_t label, std::optional<double> weight,
                   const SliceGrid& grid, const PictureOfSlice& picture,
                   const std::function<bool(int slice)>& mayVanish, JobControl& control);

}  // namespace exemplar
