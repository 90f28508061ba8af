// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JobControl.h"
#include "core/image/Image2D.h"
#include "core/image/IntensityWindow.h"
#include "core/image/LabelTable.h"
#include "core/image/SlicePlane.h"
#include "core/image/Volume.h"

#include <memory>
#include <vector>

namespace exemplar {

class SliceMotion;

/// One label between two labelled slices, its distances measured once for all slices between. See
/// interpolatedDistance().
class ShapeBetween {
public:
    ShapeBetween(const Mask& below, const Mask& above, double spacingX, double spacingY, bool matchParts);
    ShapeBetween(ShapeBetween&&) noexcept;
    ~ShapeBetween();
    Image at(double fraction) const;
    /// The same where both shapes go with the tissue: `toBelow` tells where what the slice shows lies in the slice
    /// below, `toAbove` in the one above. Parts that the tissue does not bring together go the rest of the way on
    /// straight lines.
    Image at(double fraction, const SliceMotion& toBelow, const SliceMotion& toAbove) const;

private:
    struct Pairs;
    template <typename ShapeOf>
    Image joined(const ShapeOf& shapeOf) const;
    std::unique_ptr<Pairs> m_pairs;
};

/// Signed distance (mm, > 0 inside) of the shape `fraction` (0..1) of the way from `below` to `above`: the mean of
/// both masks' signed distances, weighted by nearness (Raya & Udupa 1990). Where one mask is empty there is nothing
/// between. With `matchParts` connected parts are matched (by overlap, then by nearness), travel on straight lines and
/// keep their shape on the way; a part without a partner shrinks to nothing two thirds of the way.
Image interpolatedDistance(const Mask& below, const Mask& above, double fraction, double spacingX, double spacingY,
                           bool matchParts = false);

/// The structures' shapes as labels, from a signed distance per structure in the table's order (empty: not there);
/// where shapes overlap the deeper one wins. Empty without any shape.
LabelImage deepestLabels(const std::vector<Image>& distances, const LabelTable& structures);

struct ShapeInterpolationOptions {
    bool matchParts = false;  ///< see interpolatedDistance()
    /// Labels to interpolate; empty: all that occur in the labelled slices.
    std::vector<std::uint16_t> labels;
};

/// Draws the slices between neighbouring labelled slices from their shapes, label by label; where labels meet, the
/// one that lies deeper wins. Labelled slices and what lies outside the first and the last stay as they are; what was
/// in the slices between is replaced. Shapes that do not overlap from one labelled slice to the next vanish between.
/// Slice numbers are the file's voxel indices along `axis`, in any order. Throws Error(OutOfRange).
void interpolateShapes(LabelMap& labels, Axis axis, const std::vector<int>& labelledSlices,
                       const ShapeInterpolationOptions& options = {});
/// The same where shapes go with the tissue that `scan` shows under `window` (SliceMotion.h). Throws
/// Error(GeometryMismatch) where scan and labels do not share a grid, Error(Cancelled) with labels drawn in part.
void interpolateShapes(LabelMap& labels, Axis axis, const std::vector<int>& labelledSlices,
                       const ShapeInterpolationOptions& options, const Volume& scan, const IntensityWindow& window,
                       JobControl& control);

}  // namespace exemplar
