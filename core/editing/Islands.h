// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JobControl.h"
#include "core/editing/LabelEditor.h"
#include "core/image/Geometry.h"

#include <optional>

namespace exemplar {

/// Connected parts (faces touching) of one label, in three dimensions or in each slice of an axis by itself.
struct PartsOf {
    std::uint16_t label = 0;
    std::optional<Axis> slices;  ///< none: three dimensions
};

/// Makes every part but the largest (of each slice, where slices are told apart) background; with `smallest` > 0 only
/// those of fewer voxels, the largest too. Within an open edit. Throws Error(Cancelled).
VoxelBox removeIslands(LabelEditor& editor, const PartsOf& parts, std::size_t smallest, JobControl& control);

/// Gives background that the label encloses entirely to the label. Within an open edit. Throws Error(Cancelled).
VoxelBox fillHoles(LabelEditor& editor, const PartsOf& parts, JobControl& control);

}  // namespace exemplar
