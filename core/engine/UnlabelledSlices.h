// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JobControl.h"
#include "core/engine/TrainingPlan.h"
#include "core/image/Volume.h"

#include <string>
#include <vector>

namespace exemplar {

/// Adds what the set's exemplars of a scan tell about slices that nobody labelled:
/// - near slices, up to 6 mm from an exemplar, with its labels carried there with the tissue (SliceMotion.h);
/// - free slices, farther beyond the outermost exemplar than one and a half times the radius of a structure's largest
///   part, where it is taken to have ended. None where a structure is on one exemplar alone or looks like a tube.
/// `labelled`: slices with labels of their own, which are not free. `madeUp`: third voxel indices of slices that were
/// interpolated on reading; none of them is added. Throws Error(Cancelled). Not for the window's thread.
void addUnlabelledSlices(ExemplarSet& set, const Volume& scan, const std::string& scanKey, Axis axis,
                         const IntensityWindow& window, const std::vector<int>& labelled,
                         const std::vector<int>& madeUp, JobControl& control);

}  // namespace exemplar
