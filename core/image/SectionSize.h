// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Image2D.h"

namespace exemplar {

/// mm, of a disc as large as the largest 8-connected part of a mask that is not empty. `pixelArea`: mm^2.
double radiusOfLargestPart(const Mask& section, double pixelArea);

/// Whether a structure is a tube, of which its sections do not tell where it ends: slices show it over `length` mm and
/// `radius` is that of its largest section.
constexpr bool isTube(double length, double radius) { return length > 4.0 * radius; }

}  // namespace exemplar
