// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Image2D.h"

namespace exemplar {

/// Gaussian blur with deviations of `sigmaX` and `sigmaY` pixels, borders clamped. Along an axis whose deviation is 0
/// nothing changes.
Image blurred(const Image& image, double sigmaX, double sigmaY);
inline Image blurred(const Image& image, double sigma) { return blurred(image, sigma, sigma); }

}  // namespace exemplar
