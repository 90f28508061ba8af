// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/SectionSize.h"

#include "core/image/Components.h"

#include <cmath>
#include <numbers>

namespace exemplar {

double radiusOfLargestPart(const Mask& section, double pixelArea) {
    Image2D<int> ids;
    return std::sqrt(connectedComponents(section, ids).front().area * pixelArea / std::numbers::pi);
}

}  // namespace exemplar
