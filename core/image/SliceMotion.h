// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JobControl.h"
#include "core/image/Image2D.h"

#include <functional>

namespace exemplar {

/// Bilinear; what lies outside is as at the border.
float sampled(const Image& image, double x, double y);

/// Where the tissue of one slice lies in another of the same size. Measured on pictures whose longer side is at most
/// 320 pixels, so that large slices cost no more.
class SliceMotion {
public:
    /// Nothing moves, in slices of this size.
    SliceMotion(int width, int height);
    /// What lies at (x, y) `here` is looked for `there`; both windowed to 0..1. Iterated Lucas-Kanade with Gaussian
    /// windows, from coarse to fine (Lucas & Kanade 1981; Bouguet 2000), the motion smoothed after every step.
    static SliceMotion between(const Image& here, const Image& there);

    /// From this motion's `here` to the `there` of `next`, whose `here` is this one's `there`.
    SliceMotion then(const SliceMotion& next) const;
    /// A picture of `there` as it lies `here`.
    Image brought(const Image& there) const;

private:
    int m_width, m_height;
    Image m_x, m_y;  ///< of the small pictures' pixels, in their pixels
};

/// Visits the slices between two in ascending order, with where what they show lies in the one below and in the one
/// above. `picture`: a slice, windowed to 0..1. Throws Error(Cancelled) and what `visit` throws.
void followTissue(const std::function<Image(int slice)>& picture, int below, int above, JobControl& control,
                  const std::function<void(int slice, const SliceMotion& toBelow, const SliceMotion& toAbove)>& visit);

}  // namespace exemplar
