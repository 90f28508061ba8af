// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/editing/RegionGrowing.h"

#include "core/image/Neighbours.h"

#include <deque>

namespace exemplar {

VoxelBox floodFill(LabelEditor& editor, const Index3& seed, std::uint16_t label, const FillReach& reach,
                   JobControl& control) {
    const LabelMap& map = editor.map();
    const std::uint16_t origin = map.labels()[map.offset(seed)];
    const int flat = reach.slice ? map.geometry().storageAxis(*reach.slice) : -1;
    VoxelBox changed;
    const auto take = [&](const Index3& voxel) {
        const std::size_t offset = map.offset(voxel);
        if (map.labels()[offset] != origin || !reach.limits.allow(map, offset) || !editor.put(offset, label)) {
            return false;
        }
        changed.include(voxel);
        return true;
    };
    std::deque<Index3> front;
    if (take(seed)) {
        front.push_back(seed);
    }
    for (std::size_t count = front.size(); !front.empty() && count < reach.mostVoxels;) {
        const Index3 here = front.front();
        front.pop_front();
        forFaceNeighbours(here, flat, [&](const Index3& next) {
            if (map.geometry().contains(next) && take(next)) {
                front.push_back(next);
                if (++count % 65536 == 0) {
                    control.checkpoint();
                }
            }
        });
    }
    return changed;
}

}  // namespace exemplar
