// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/RandomStream.h"
#include "core/image/Image2D.h"

namespace exemplar {

/// A smooth random field: normal draws on control points `wavelength` pixels apart, joined by cubic B-splines.
Image smoothField(int width, int height, double wavelength, RandomStream& random);

/// Where each output pixel comes from.
class Deformation {
public:
    /// The identity.
    Deformation(int width, int height);
    /// Turns, scales and shifts about (centreX, centreY); flips mirror about the centre first.
    void affine(double centreX, double centreY, double radians, double scaleX, double scaleY, double shiftX, double shiftY,
                bool flipX = false, bool flipY = false);
    /// Adds displacements in pixels.
    void displace(const Image& dx, const Image& dy, double amplitude);

    /// Bilinear; 0 outside the left-top validWidth x validHeight part of the source.
    Image apply(const Image& source, int validWidth, int validHeight) const;
    /// The label with the largest bilinear weight, so that edges stay as smooth as the picture's.
    LabelImage apply(const LabelImage& source, int validWidth, int validHeight) const;

private:
    Image m_x, m_y;  // source position of each output pixel
};

}  // namespace exemplar
