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
/// least `depthShare` times the part's largest, then moved by up to `jitter` pixels where that stays in the part.
std::vector<PromptPoint> interiorPoints(const Mask& mask, RandomStream& random, double depthShare, int mostParts,
                                        double jitter = 0.0);

/// Random negative points outside `mask`, between `nearest` and `farthest` pixels from it; fewer where there is no
/// such pixel.
std::vector<PromptPoint> outsidePoints(const Mask& mask, RandomStream& random, double nearest, double farthest,
                                       int count);

/// Random negative points well inside other structures of which some pixel lies within `farthest` pixels of `label`;
/// none where there is no such neighbour (or no `label`).
std::vector<PromptPoint> neighbourPoints(const LabelImage& labels, std::uint16_t label, RandomStream& random,
                                         double farthest, int count);

}  // namespace exemplar
