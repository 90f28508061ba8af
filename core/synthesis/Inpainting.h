// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/RandomStream.h"
#include "core/image/Image2D.h"

namespace exemplar {

/// Fills the pixels of `hole` smoothly from their rim (the harmonic function with the rim's values) and gives them
/// the fine texture of a nearby place. Pixels of `ignore` (empty, or of the same size) count neither as rim nor as
/// texture: padding, and what will be covered anyway.
void inpaint(Image& image, const Mask& hole, const Mask& ignore, RandomStream& random);

}  // namespace exemplar
