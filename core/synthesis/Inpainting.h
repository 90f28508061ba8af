// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/RandomStream.h"
#include "core/image/Image2D.h"

namespace exemplar {

/// Fills the masked pixels smoothly from their rim (the harmonic function with the rim's values) and gives them
/// noise as strong as the fine texture around the mask.
void inpaint(Image& image, const Mask& mask, RandomStream& random);

/// Gaussian blur with a deviation of `sigma` pixels, borders clamped.
Image blurred(const Image& image, double sigma);

}  // namespace exemplar
