// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Image2D.h"

#include <array>
#include <vector>

namespace exemplar {

/// Exact Euclidean distance of every pixel with mask != 0 to the nearest pixel with mask == 0, in units of
/// the given spacings; 0 outside. Pixels beyond the border count as outside only if `borderIsOutside`.
/// Where nothing is outside, the distance is to the border. (Felzenszwalb & Huttenlocher 2012.)
Image distanceInside(const Mask& mask, double spacingX = 1.0, double spacingY = 1.0, bool borderIsOutside = true);

/// Distance inside minus distance to the mask outside; empty masks give large negative values.
Image signedDistance(const Mask& mask, double spacingX = 1.0, double spacingY = 1.0);

/// Pixels where a signed distance, or a logit, is above 0.
Mask insideOf(const Image& distance);

/// Three dimensions: squared distance of every voxel to the nearest voxel with mask != 0; i fastest.
/// Infinity where the mask is empty.
std::vector<double> squaredDistanceTo(const std::vector<std::uint8_t>& mask, const std::array<int, 3>& dims,
                                      const std::array<double, 3>& spacing);

}  // namespace exemplar
