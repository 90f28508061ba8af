// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Image2D.h"

#include <array>

namespace exemplar {

/// How intensities differ between a structure and what is around it, and where its border therefore lies. A model that
/// has learned from other scans draws borders at the contrast it knows; the scan's own tissue tells better, as region
/// based contours do (Zhu & Yuille 1996, region competition).
class TissueBorder {
public:
    /// Millimetres per pixel along the rows and the columns of every slice, and those that a pixel of the model spans:
    /// what is seen as noise, as near and as far goes by those.
    TissueBorder(double spacingX, double spacingY, double modelPixel);

    /// Learns from a slice. `picture`: windowed to 0..1, where 0 tells nothing. `distance`: to the structure's border
    /// in mm, positive inside (signedDistance()).
    void learn(const Image& picture, const Image& distance);
    /// Whether enough was seen of both sides.
    bool known() const;
    /// 0..1: how much of both sides' intensities is alike (the sum of the smaller shares); where known().
    double shared() const;
    /// The structure with its border where distance and tissue together say. `weight`: how much the tissue counts; 0
    /// leaves the border where it is. Parts that do not touch the structure are not added, and where it would become
    /// three times as large it stays as it is. It may vanish, as where it was carried past its end.
    Mask settled(const Image& picture, const Image& distance, double weight) const;
    /// Pixels outside the structure, up to kReach away, that the tissue says belong to it in spite of their distance,
    /// and those inside. `outside`: mm to the structure, 0 inside. Parts that touch nothing are among them.
    Mask reached(const Image& picture, const Image& outside, double weight) const;

    static constexpr double kReach = 12.0;  ///< pixels of the model; farther away the border is not looked for

private:
    static constexpr int kBins = 64;
    using Histogram = std::array<double, kBins>;

    /// Blurred shares of the counts.
    static Histogram sharesOf(const Histogram& counts);
    Image smooth(const Image& picture) const;
    /// What the tissue says of each pixel: above 0 that it is the structure's, 0 nothing.
    Image says(const Image& picture) const;
    static int binOf(float value);
    /// Logarithm of how much more likely an intensity is inside.
    Histogram evidence() const;

    double m_spacingX, m_spacingY, m_pixel;
    Histogram m_inside{}, m_outside{};
};

}  // namespace exemplar
