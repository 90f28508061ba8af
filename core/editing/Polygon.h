// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/editing/Brush.h"
#include "core/image/SlicePlane.h"

#include <vector>

namespace exemplar {

/// A corner in displayed pixels of a slice (pixel centres at whole numbers).
struct PolygonPoint {
    double x = 0.0, y = 0.0;
};

/// Pixels whose centre lies inside the closed polygon (even-odd rule, so that a loop in a loop is a hole).
Mask polygonMask(const std::vector<PolygonPoint>& corners, int width, int height);

/// Fills the polygon on a slice within an open edit. Throws Error(OutOfRange) for a slice that is not there.
VoxelBox fillPolygon(LabelEditor& editor, const SlicePlane& plane, int slice, const std::vector<PolygonPoint>& corners,
                     std::uint16_t label, const PaintLimits& limits = {});

/// Every voxel of a mask on a slice; the base of polygons, ghosts and copied slices.
VoxelBox paintMask(LabelEditor& editor, const SlicePlane& plane, int slice, const Mask& mask, std::uint16_t label,
                   const PaintLimits& limits = {});

}  // namespace exemplar
