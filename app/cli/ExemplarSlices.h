// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/StudyInput.h"
#include "core/image/Geometry.h"

#include <string>
#include <vector>

namespace exemplar::cli {

/// The slices that count as labelled: those named, else all that hold a label, without slices that were made up. Slices
/// without any label are named on standard error. Throws Error(OutOfRange) for slices that are not there or were made
/// up, Error(NothingToLearn) where no slice holds a label, unless it may show nothing, as one of several scans may.
std::vector<int> exemplarSlices(const std::vector<int>& named, Axis axis, const LabelMap& labels,
                                const std::string& labelMap, const Study& study, bool mayShowNothing = false);
/// "3, 7, 9"
std::string sliceList(const std::vector<int>& slices);

}  // namespace exemplar::cli
