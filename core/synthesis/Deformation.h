// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/RandomStream.h"
#include "core/image/Image2D.h"

namespace exemplar {

/// A smooth random field: normal draws on control points `wavelength` pixels apart, joined by cubic B-splines.
/// Its deviation is kSmoothFieldDeviation.
Image smoothField(int width, int height, double wavelength, RandomStream& random);
inline constexpr double kSmoothFieldDeviation = 0.47;

/// Where each pixel of a picture, or of a window of it, comes from.
class Deformation {
public:
    /// The identity on the window whose left-top pixel is (left, top).
    Deformation(int width, int height, int left = 0, int top = 0);
    /// Turns, scales and shifts about (centreX, centreY); flips mirror about the centre first.
    void affine(double centreX, double centreY, double radians, double scaleX, double scaleY, double shiftX,
                double shiftY, bool flipX = false, bool flipY = false);
    /// Moves what is shown by about -amplitude * (dx, dy) pixels.
    void displace(const Image& dx, const Image& dy, double amplitude);

    /// Bilinear; 0 outside the left-top validWidth x validHeight part of the source.
    Image apply(const Image& source, int validWidth, int validHeight) const;
    /// The label with the largest bilinear weight, so that edges stay as smooth as the picture's.
    LabelImage apply(const LabelImage& source, int validWidth, int validHeight) const;

private:
    Image m_x, m_y;  // source position of each output pixel
};

}  // namespace exemplar
