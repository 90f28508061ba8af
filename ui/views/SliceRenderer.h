// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/IntensityWindow.h"
#include "core/image/LabelTable.h"
#include "core/image/SlicePlane.h"

#include <QImage>

namespace exemplar::ui {

/// A slice in grey with its visible labels in colour, one picture pixel per voxel, in display orientation.
/// Labels that the table does not know are shown in their default colour.
QImage renderSlice(const Volume& scan, const LabelMap& labels, const SlicePlane& plane, int slice,
                   const IntensityWindow& window, const LabelTable& table, double opacity);

}  // namespace exemplar::ui
