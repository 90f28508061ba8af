// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JobControl.h"
#include "core/image/Image2D.h"
#include "core/image/IntensityWindow.h"
#include "core/image/SlicePlane.h"
#include "core/image/Volume.h"

#include <array>
#include <vector>

namespace exemplar {

/// The slices of a scan as small pictures (16 x 16 cells of mean windowed intensity), to tell how alike they look.
/// Large slices are sampled, not read in full: 300 slices of 512 x 512 take a tenth of a second.
class SlicePictures {
public:
    /// Throws Error(Cancelled). The scan must have voxels; those that are not a number count as air.
    SlicePictures(const Volume& scan, const SlicePlane& plane, const IntensityWindow& window, JobControl& control);

    int count() const noexcept { return static_cast<int>(m_pictures.size()); }
    /// First and last slice that are more than air: that hold a tenth of the intensities of the fullest one.
    int bodyFirst() const noexcept { return m_bodyFirst; }
    int bodyLast() const noexcept { return m_bodyLast; }
    /// The slice that halves the scan's intensities.
    int middle() const;
    /// Count x count: how unlike two slices look, for all pairs of the slices first..last, 0 elsewhere. 0 is alike, 1
    /// as different as two slices of the body drawn blindly, or more. Throws Error(Cancelled).
    Image unlikeness(int first, int last, JobControl& control) const;

private:
    static constexpr int kCells = 16;  // per side
    using Picture = std::array<float, kCells * kCells>;

    static Picture pictureOf(const Volume& scan, const SlicePlane& plane, const IntensityWindow& window, int slice);
    void measureSpread();

    std::vector<Picture> m_pictures;
    std::vector<double> m_mass;  ///< sum of each picture
    int m_bodyFirst = 0, m_bodyLast = -1;
    double m_spread = 1.0;  ///< mean squared distance of two pictures of the body
};

}  // namespace exemplar
