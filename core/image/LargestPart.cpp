// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/LargestPart.h"

#include <array>
#include <vector>

namespace exemplar {

bool keepLargestPart(LabelMap& labels, std::uint16_t label, JobControl& control) {
    const Index3& dims = labels.geometry().dims();
    const std::array<std::size_t, 3> stride{1, static_cast<std::size_t>(dims[0]),
                                            static_cast<std::size_t>(dims[0]) * dims[1]};
    std::vector<std::uint16_t>& voxels = labels.labels();
    std::vector<bool> seen(voxels.size(), false);
    std::vector<std::size_t> largest, part;
    bool changed = false;
    for (std::size_t start = 0; start < voxels.size(); ++start) {
        if (start % stride[2] == 0) {
            control.checkpoint();
        }
        if (seen[start] || voxels[start] != label) {
            continue;
        }
        part.assign(1, start);
        seen[start] = true;
        for (std::size_t next = 0; next < part.size(); ++next) {
            for (int axis = 0; axis < 3; ++axis) {
                const std::size_t here = part[next], place = here / stride[axis] % dims[axis];
                for (const bool forward : {false, true}) {
                    if (place == (forward ? dims[axis] - std::size_t{1} : std::size_t{0})) {
                        continue;
                    }
                    const std::size_t other = forward ? here + stride[axis] : here - stride[axis];
                    if (!seen[other] && voxels[other] == label) {
                        seen[other] = true;
                        part.push_back(other);
                    }
                }
            }
        }
        if (part.size() > largest.size()) {
            largest.swap(part);  // whose voxels, the last largest's, go
        }
        for (const std::size_t offset : part) {
            voxels[offset] = 0;
            changed = true;
        }
    }
    return changed;
}

}  // namespace exemplar
