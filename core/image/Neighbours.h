// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Geometry.h"

namespace exemplar {

/// Calls `visit` with each voxel that shares a face with `voxel`, also with those beyond the grid; across storage axis
/// `flat` (-1: none) there are none.
template <typename Visit>
void forFaceNeighbours(const Index3& voxel, int flat, Visit&& visit) {
    for (int d = 0; d < 3; ++d) {
        for (const int step : {-1, 1}) {
            if (d != flat) {
                Index3 next = voxel;
                next[static_cast<std::size_t>(d)] += step;
                visit(next);
            }
        }
    }
}

}  // namespace exemplar
