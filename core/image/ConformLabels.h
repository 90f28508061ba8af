// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Volume.h"

#include <string>

namespace exemplar {

/// Brings labels onto the scan's grid: stored in another axis order or direction, or on a box of whole voxels within
/// the scan (Slicer's cropped segmentations), around which there is background. Nothing is interpolated. The result
/// has the scan's geometry.
/// Throws Error(GeometryMismatch) saying what differs (arguments: `file`); `file` names the labels.
LabelMap conformTo(const LabelMap& labels, const Geometry& scan, const std::string& file);

}  // namespace exemplar
