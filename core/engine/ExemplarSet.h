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

/// The structures of which the exemplars show, on average, at least nine tenths in the largest part.
std::vector<std::uint16_t> structuresInOnePiece(const ExemplarSet& set);

}  // namespace exemplar
