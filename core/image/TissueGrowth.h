// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JobControl.h"
#include "core/image/Image2D.h"

#include <algorithm>
#include <functional>
#include <map>

namespace exemplar {

/// Millimetres.
struct SliceGrid {
    double spacingX = 1.0, spacingY = 1.0, spacingSlice = 1.0;
    double modelPixel = 1.0;  ///< what a pixel of the model spans
};

/// Of a slice so many mm wide and high, whose longer side the model sees as 256 pixels.
inline double modelPixelOf(double width, double height) { return std::max(width, height) / 256.0; }

/// A slice's picture, windowed to 0..1, where 0 tells nothing.
using PictureOfSlice = std::function<Image(int slice)>;

/// Lets a structure of which a part was found go on in space, round by round, through all tissue that touches it and
/// looks more like what was found than like its surroundings (TissueBorder.h, Adams & Bischof 1994, seeded region
/// growing). Takes no pixel that another label has. A slice that shows nothing of it stays so, and one where it would
/// become more than four times as large stays as it is: there its tissue is everywhere. `slices`: by number.
/// Throws Error(Cancelled).
void growWithTissue(std::map<int, LabelImage>& slices, std::uint16_t label, const SliceGrid& grid,
                    const PictureOfSlice& picture, JobControl& control);

}  // namespace exemplar
