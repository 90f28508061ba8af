// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Image2D.h"

namespace exemplar {

/// Pixels, both ends included.
struct BodyBox {
    double x0 = 0.0, y0 = 0.0, x1 = 0.0, y1 = 0.0;
};

/// Where a windowed slice (0..1) shows the body: the largest part that differs from what most of the slice's border
/// shows. The whole slice where there is none.
BodyBox bodyBox(const Image& slice);

}  // namespace exemplar
