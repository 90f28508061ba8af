// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/editing/LabelEditor.h"
#include "core/image/Image2D.h"

#include <optional>

namespace exemplar {

/// Which voxels a tool may change, besides the editor's locks.
struct PaintLimits {
    /// Only voxels with this label (0: only background); none: all.
    std::optional<std::uint16_t> over;
    /// Only voxels whose intensity lies within; needs `scan`.
    std::optional<std::pair<float, float>> intensities;
    const Volume* scan = nullptr;  ///< on the labels' grid

    bool allow(const LabelMap& map, std::size_t offset) const {
        return (!over || map.labels()[offset] == *over) &&
               (!intensities ||
                (scan->voxels()[offset] >= intensities->first && scan->voxels()[offset] <= intensities->second));
    }
};

struct Brush {
    double radius = 5.0;  ///< mm; a voxel is painted where its centre lies within. At least the voxel hit is.
    bool square = false;
    /// Axis across which a flat brush lies; none: a ball or cube.
    std::optional<Axis> flat = Axis::Axial;
};

/// Paints the way from one place to the next (voxel indices with fractions) within an open edit; equal places make
/// one stamp. The box of what changed. Distances follow the grid's spacing along its own axes.
VoxelBox paintStroke(LabelEditor& editor, const Brush& brush, const Vector3& from, const Vector3& to,
                     std::uint16_t label, const PaintLimits& limits = {});

}  // namespace exemplar
