// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JobControl.h"
#include "core/editing/Brush.h"

namespace exemplar {

/// How far a fill spreads.
struct FillReach {
    /// Stays in the slice of this axis; none: spreads in three dimensions.
    std::optional<Axis> slice = Axis::Axial;
    /// Spreads over voxels of the seed's label, and where limits.intensities is given over those intensities alone.
    PaintLimits limits;
    std::size_t mostVoxels = std::size_t{1} << 28;
};

/// Fills the connected region (faces touching) around `seed` with `label` within an open edit; nothing where the seed
/// itself is not allowed. Throws Error(Cancelled) and then leaves the edit to be abandoned.
VoxelBox floodFill(LabelEditor& editor, const Index3& seed, std::uint16_t label, const FillReach& reach,
                   JobControl& control);

}  // namespace exemplar
