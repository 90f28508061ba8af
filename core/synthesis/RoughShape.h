// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/RandomStream.h"
#include "core/image/Image2D.h"

namespace exemplar {

/// Signed distances (> 0 inside) as a mask prompt: half a logit for each model pixel, cut at +-4.
/// `unitsPerPixel`: length of a model pixel in the distances' unit.
Image shapeLogits(const Image& distance, double unitsPerPixel = 1.0);

/// What a guess of `mask` might look like that was made without seeing the picture (interpolated between slices, or
/// the neighbour's): shifted, grown or shrunk, its border moved smoothly by up to some pixels. A mask prompt.
Image roughShape(const Mask& mask, RandomStream& random);

/// Such a guess of a structure that is about to end: it has shrunk to a part of `mask`.
Image vanishingShape(const Mask& mask, RandomStream& random);

}  // namespace exemplar
