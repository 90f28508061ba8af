// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JobControl.h"
#include "core/image/Volume.h"

#include <vector>

namespace exemplar {

/// What becomes of one label on another grid, in ml.
struct LabelLoss {
    std::uint16_t id = 0;
    double before = 0.0, after = 0.0;
    double outside = 0.0;  ///< of `before`, by voxel centres beyond the new grid
};

struct ResampledLabels {
    LabelMap labels;
    std::vector<LabelLoss> losses;  ///< by label, ascending
};

/// Every voxel of `target` gets the label of the voxel of `labels` whose centre lies nearest in storage space, through
/// both affines; background beyond. Throws Error(Cancelled).
ResampledLabels resampleLabels(const LabelMap& labels, const Geometry& target, JobControl& control);

}  // namespace exemplar
