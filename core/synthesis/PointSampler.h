// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/RandomStream.h"
#include "core/engine/Prompt.h"
#include "core/image/Image2D.h"

#include <vector>

namespace exemplar {

/// One click per 8-connected part of at least `smallest` pixels: where the distance to the border is largest
/// (ties: the first in raster order). Stands for an annotator's clicks in benchmarks and while propagating.
std::vector<PromptPoint> centrePoints(const Mask& mask, int smallest = 1, int mostParts = 1 << 20);

/// Random interior points: in each of the `mostParts` largest parts one pixel whose distance to the border is at
/// least `depth` times the part's largest.
std::vector<PromptPoint> interiorPoints(const Mask& mask, RandomStream& random, double depth, int mostParts);

/// A random pixel outside `mask`, between `nearest` and `farthest` pixels from it; none where there is no such pixel.
std::vector<PromptPoint> outsidePoints(const Mask& mask, RandomStream& random, double nearest, double farthest, int count);

}  // namespace exemplar
