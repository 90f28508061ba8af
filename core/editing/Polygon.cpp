// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/editing/Polygon.h"

#include <algorithm>
#include <cmath>

namespace exemplar {

Mask polygonMask(const std::vector<PolygonPoint>& corners, int width, int height) {
    Mask mask(width, height);
    std::vector<double> crossings;
    for (int y = 0; y < height && corners.size() > 2; ++y) {
        crossings.clear();
        for (std::size_t i = 0; i < corners.size(); ++i) {
            const PolygonPoint &a = corners[i], &b = corners[(i + 1) % corners.size()];
            if ((a.y <= y) != (b.y <= y)) {
                crossings.push_back(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
            }
        }
        std::sort(crossings.begin(), crossings.end());
        for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
            const int first = std::max(0, static_cast<int>(std::ceil(std::max(crossings[i], -1.0))));
            const int last = std::min(width - 1, static_cast<int>(std::floor(std::min(crossings[i + 1], width + 1.0))));
            for (int x = first; x <= last; ++x) {
                mask.at(x, y) = 1;
            }
        }
    }
    return mask;
}

VoxelBox paintMask(LabelEditor& editor, const SlicePlane& plane, int slice, const Mask& mask, std::uint16_t label,
                   const PaintLimits& limits) {
    plane.requireSlice(slice);
    VoxelBox changed;
    for (int y = 0; y < mask.height(); ++y) {
        for (int x = 0; x < mask.width(); ++x) {
            if (mask.at(x, y) == 0) {
                continue;
            }
            const Index3 voxel = plane.voxel(slice, x, y);
            const std::size_t offset = editor.map().offset(voxel);
            if (limits.allow(editor.map(), offset) && editor.put(offset, label)) {
                changed.include(voxel);
            }
        }
    }
    return changed;
}

VoxelBox fillPolygon(LabelEditor& editor, const SlicePlane& plane, int slice, const std::vector<PolygonPoint>& corners,
                     std::uint16_t label, const PaintLimits& limits) {
    return paintMask(editor, plane, slice, polygonMask(corners, plane.width(), plane.height()), label, limits);
}

}  // namespace exemplar
