// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/TrainingPlan.h"
#include "core/image/Volume.h"

#include <string>
#include <vector>

namespace exemplar {

/// Adds labelled slices of a scan to a set, windowed and in display orientation. Labels that `set.labels` does not
/// know are added with default names unless `onlyKnown`; then they count as background. `scanKey` names the scan in
/// caches, `scanName` on the card. Slices far beyond them are added as free of the structures that two of them or more
/// show and that do not look like a tube: farther away than one and a half times the radius of the largest part. Throws
/// Error(OutOfRange) for a slice that is not there, Error(GeometryMismatch) where labels and scan do not share a grid.
void addExemplars(ExemplarSet& set, const Volume& scan, const std::string& scanKey, const std::string& scanName,
                  const LabelMap& labels, Axis axis, const std::vector<int>& slices, const IntensityWindow& window,
                  bool onlyKnown = false);

}  // namespace exemplar
