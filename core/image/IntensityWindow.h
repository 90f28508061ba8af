// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Image2D.h"
#include "core/image/Volume.h"

namespace exemplar {

/// Maps intensities linearly so that low becomes 0 and high becomes 1, clamped.
struct IntensityWindow {
    double low = 0.0;  ///< HU or file units
    double high = 1.0;

    float apply(float value) const {
        const double span = high > low ? high - low : 1.0;
        const double scaled = (value - low) / span;
        return static_cast<float>(scaled < 0.0 ? 0.0 : scaled > 1.0 ? 1.0 : scaled);
    }
    Image apply(const Image& slice) const;
    /// CT: -160..240 HU (soft tissue). Else the 0.5 and 99.5 percentiles of the voxels that are neither 0 nor the
    /// value that fills the field around the body; of more than four million a regular sample stands for all.
    static IntensityWindow automatic(const Volume& volume);
    bool operator==(const IntensityWindow&) const = default;
};

}  // namespace exemplar
