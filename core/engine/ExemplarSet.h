// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/TrainingPlan.h"
#include "core/image/Volume.h"

#include <string>
#include <vector>

namespace exemplar {

/// Adds labelled slices of a scan to a set, windowed and in display orientation. Labels that `set.labels` does not
/// know are added with default names unless `onlyKnown`; then they count as background. `scanKey` names the scan in
/// caches, `scanName` on the card. Throws Error(OutOfRange) for a slice that is not there, Error(GeometryMismatch)
/// where labels and scan do not share a grid.
void addExemplars(ExemplarSet& set, const Volume& scan, const std::string& scanKey, const std::string& scanName,
                  const LabelMap& labels, Axis axis, const std::vector<int>& slices, const IntensityWindow& window,
                  bool onlyKnown = false);

/// Adds some slices far beyond the set's exemplars of a scan as free of what those show: farther away than one and a
/// half times the radius of a structure's largest part. None where a structure is on one exemplar alone or looks like
/// a tube. `labelled`: slices with labels, which are never taken for free. Parts of all sections are looked for: not
/// for the window's thread.
void addFreeSlices(ExemplarSet& set, const Volume& scan, const std::string& scanKey, Axis axis,
                   const IntensityWindow& window, const std::vector<int>& labelled);

}  // namespace exemplar
