// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/RandomStream.h"
#include "core/image/Image2D.h"

namespace exemplar {

/// Paints a made-up lesion into a picture of values 0..1: a lobed blob of 6 to 36 % of the picture's longer side
/// across, centred where the picture is brighter than `body` and drawn only there, brighter or darker than what it
/// covers, sometimes with a core of another intensity, its border soft. Returns its pixels; none where no place was
/// found.
Mask paintLesion(Image& picture, float body, RandomStream& random);

}  // namespace exemplar
