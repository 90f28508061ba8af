// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Image2D.h"

#include <QLineF>

#include <cstdint>
#include <vector>

namespace exemplar::ui {

/// The border of one label as line segments in pixel units (pixel (x, y) covers x..x+1, y..y+1): marching squares at
/// one half over the slightly blurred mask (weights 1 6 1), so that stairs become slopes and a single pixel still has
/// a border. What lies beyond the picture counts as outside.
std::vector<QLineF> labelOutline(const LabelImage& labels, std::uint16_t label);

}  // namespace exemplar::ui
