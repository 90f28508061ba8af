// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/ShapeInterpolation.h"

#include "core/image/Components.h"
#include "core/image/DistanceMap.h"

#include <algorithm>
#include <set>

namespace exemplar {
namespace {

/// Signed distances of one label in the two labelled slices, measured once for all slices between.
class ShapePair {
public:
    ShapePair(const Mask& below, const Mask& above, double spacingX, double spacingY, bool taper)
        : m_taper(taper), m_belowEmpty(isEmpty(below)), m_aboveEmpty(isEmpty(above)),
          m_below(signedDistance(below, spacingX, spacingY)), m_above(signedDistance(above, spacingX, spacingY)) {}

    Image at(double fraction) const {
        if (m_belowEmpty != m_aboveEmpty) {
            return m_belowEmpty ? shrunk(m_above, 1.0 - fraction) : shrunk(m_below, fraction);
        }
        Image result(m_below.width(), m_below.height());
        for (std::size_t i = 0; i < result.size(); ++i) {
            result.pixels()[i] =
                static_cast<float>((1.0 - fraction) * m_below.pixels()[i] + fraction * m_above.pixels()[i]);
        }
        return result;
    }

private:
    static bool isEmpty(const Mask& mask) {
        return std::all_of(mask.pixels().begin(), mask.pixels().end(), [](std::uint8_t value) { return value == 0; });
    }

    /// The only shape, eroded by the share of its depth that makes it vanish half way to the empty slice.
    Image shrunk(const Image& shape, double away) const {
        Image result = shape;
        const float deepest = *std::max_element(shape.pixels().begin(), shape.pixels().end());
        const float erosion = m_taper ? static_cast<float>(2.0 * away) * deepest : away > 0.0 ? 1e6F : 0.0F;
        for (float& value : result.pixels()) {
            value -= erosion;
        }
        return result;
    }

    bool m_taper, m_belowEmpty, m_aboveEmpty;
    Image m_below, m_above;
};

std::set<std::uint16_t> labelsOf(const LabelImage& below, const LabelImage& above, const std::vector<std::uint16_t>& asked) {
    std::set<std::uint16_t> present(below.pixels().begin(), below.pixels().end());
    present.insert(above.pixels().begin(), above.pixels().end());
    present.erase(0);
    if (asked.empty()) {
        return present;
    }
    std::set<std::uint16_t> chosen;
    for (std::uint16_t label : asked) {
        if (present.contains(label)) {
            chosen.insert(label);
        }
    }
    return chosen;
}

void fillBetween(LabelMap& labels, const SlicePlane& plane, int first, int second, const ShapeInterpolationOptions& options) {
    const LabelImage below = plane.extract(labels, first), above = plane.extract(labels, second);
    const int between = second - first - 1;
    std::vector<LabelImage> drawn(between, LabelImage(plane.width(), plane.height()));
    std::vector<Image> depth(between, Image(plane.width(), plane.height(), 0.0F));
    for (std::uint16_t label : labelsOf(below, above, options.labels)) {
        const ShapePair shapes(labelMask(below, label), labelMask(above, label), plane.spacingX(), plane.spacingY(),
                               options.taper);
        for (int slice = 0; slice < between; ++slice) {
            const Image distance = shapes.at((slice + 1.0) / (between + 1.0));
            for (std::size_t i = 0; i < distance.size(); ++i) {
                if (distance.pixels()[i] > depth[slice].pixels()[i]) {
                    depth[slice].pixels()[i] = distance.pixels()[i];
                    drawn[slice].pixels()[i] = label;
                }
            }
        }
    }
    for (int slice = 0; slice < between; ++slice) {
        plane.insert(drawn[slice], first + 1 + slice, labels);
    }
}

}  // namespace

Image interpolatedDistance(const Mask& below, const Mask& above, double fraction, double spacingX, double spacingY, bool taper) {
    return ShapePair(below, above, spacingX, spacingY, taper).at(fraction);
}

void interpolateShapes(LabelMap& labels, Axis axis, const std::vector<int>& labelledSlices,
                       const ShapeInterpolationOptions& options) {
    const SlicePlane plane(labels.geometry(), axis);
    const std::set<int> ordered(labelledSlices.begin(), labelledSlices.end());
    for (int slice : ordered) {
        plane.requireSlice(slice);
    }
    int previous = -1;
    for (int slice : ordered) {
        if (previous >= 0 && slice > previous + 1) {
            fillBetween(labels, plane, previous, slice, options);
        }
        previous = slice;
    }
}

}  // namespace exemplar
