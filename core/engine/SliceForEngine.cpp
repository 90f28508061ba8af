// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/SliceForEngine.h"

#include <cstdio>

namespace exemplar {

SliceImage sliceForEngine(const Volume& scan, const std::string& scanKey, const SlicePlane& plane,
                          const IntensityWindow& window, int slice) {
    char range[80];
    std::snprintf(range, sizeof range, "/%d/%s/%.6g..%.6g", slice, axisName(plane.axis()), window.low, window.high);
    return {window.apply(plane.extract(scan, slice)), plane.spacingX(), plane.spacingY(),
            scanKey.empty() ? "" : scanKey + range};
}

}  // namespace exemplar
