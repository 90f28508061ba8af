// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Image2D.h"

namespace exemplar {

/// Places a slice in the square picture a model sees: pixels made isotropic (mm), the longest side scaled to
/// `side`, the rest padded with zeros at the right and the bottom. Pixel centres are at whole numbers.
class ModelFrame {
public:
    ModelFrame(int width, int height, double spacingX, double spacingY, int side);

    int side() const noexcept { return m_side; }
    int validWidth() const noexcept { return m_validWidth; }  ///< model pixels that show the slice
    int validHeight() const noexcept { return m_validHeight; }
    double toModelX(double x) const noexcept { return (x + 0.5) * m_scaleX - 0.5; }
    double toModelY(double y) const noexcept { return (y + 0.5) * m_scaleY - 0.5; }
    double toSliceX(double x) const noexcept { return (x + 0.5) / m_scaleX - 0.5; }
    double toSliceY(double y) const noexcept { return (y + 0.5) / m_scaleY - 0.5; }

    /// Bilinear; where the slice is made smaller, averaged over the pixels that fall together.
    Image toModel(const Image& slice) const;
    /// Nearest neighbour.
    LabelImage toModel(const LabelImage& slice) const;
    /// A picture of the model's without what was padded.
    Image shownPart(const Image& model) const;
    /// Bilinear, for logits and probabilities: side x side -> slice size.
    Image toSlice(const Image& model) const;

private:
    int m_width, m_height, m_side;
    double m_scaleX, m_scaleY;  // model pixels per slice pixel
    int m_validWidth, m_validHeight;
};

/// Separable linear resampling of the left-top `sourceWidth` x `sourceHeight` part to width x height, pixel
/// centres aligned as in torch's interpolate(align_corners=False), antialiased where it shrinks.
Image resample(const Image& source, int sourceWidth, int sourceHeight, int width, int height);

}  // namespace exemplar
