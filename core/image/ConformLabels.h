// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Volume.h"

#include <string>

namespace exemplar {

/// Brings labels stored in another axis order or direction onto the scan's grid, when both grids hold the same
/// voxels in space; nothing is interpolated. The result has the scan's geometry.
/// Throws Error(GeometryMismatch) saying what differs (arguments: `file`); `file` names the labels.
LabelMap conformTo(const LabelMap& labels, const Geometry& scan, const std::string& file);

}  // namespace exemplar
