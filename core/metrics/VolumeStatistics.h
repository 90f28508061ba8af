// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Volume.h"

#include <cstddef>
#include <vector>

namespace exemplar {

/// Size of one structure.
struct VolumeStatistics {
    std::uint16_t label = 0;
    std::size_t voxels = 0;
    double millilitres = 0.0;  ///< voxels times the voxel's volume (|det| of the affine, so shear counts)
};

/// One entry per label that occurs, ascending, without background.
std::vector<VolumeStatistics> volumeStatistics(const LabelMap& labels);

}  // namespace exemplar
