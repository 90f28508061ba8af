// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Image2D.h"

#include <map>
#include <vector>

namespace exemplar {

/// One connected part of a mask.
struct Component {
    int id = 0;                          ///< value in the component image, from 1
    int area = 0;                        ///< pixels
    int x0 = 0, y0 = 0, x1 = 0, y1 = 0;  ///< inclusive bounding box
};

/// 8-connected parts, largest first; `ids` (same size as the mask) gets each pixel's part id or 0.
std::vector<Component> connectedComponents(const Mask& mask, Image2D<int>& ids);
Mask componentMask(const Image2D<int>& ids, int id);
/// Whether any pixel is not 0.
bool anyPixel(const Mask& mask);
bool anyPixel(const LabelImage& labels);
/// Pixels whose label is `label`.
Mask labelMask(const LabelImage& labels, std::uint16_t label);
/// The labels of a picture but 0, ascending.
std::vector<std::uint16_t> labelsIn(const LabelImage& labels);
/// The same, each with its pixels.
std::map<std::uint16_t, double> labelSizes(const LabelImage& labels);

}  // namespace exemplar
