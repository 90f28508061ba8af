// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/ShapeInterpolation.h"

#include "core/base/Error.h"
#include "core/image/Components.h"
#include "core/image/DistanceMap.h"
#include "core/image/SliceMotion.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

namespace exemplar {
namespace {

constexpr double kVanished = 2.0 / 3.0;  ///< of the way, where a part without partner has shrunk to nothing
constexpr double kFarthest = 2.0;        ///< in sums of radii: parts farther apart are not the same
constexpr double kTogether = 0.5;        ///< of the smaller shape, so much of it must the tissue bring to the other

bool isEmpty(const Mask& mask) {
    return std::all_of(mask.pixels().begin(), mask.pixels().end(), [](std::uint8_t value) { return value == 0; });
}

struct Centre {
    double x = 0.0, y = 0.0, area = 0.0;
};

/// Of what is above 0.
template <typename Picture>
Centre centreOf(const Picture& picture) {
    Centre centre;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            if (picture.at(x, y) > 0) {
                centre.x += x;
                centre.y += y;
                centre.area += 1.0;
            }
        }
    }
    centre.x /= std::max(1.0, centre.area);
    centre.y /= std::max(1.0, centre.area);
    return centre;
}

std::vector<Mask> partsOf(const Mask& mask) {
    Image2D<int> ids;
    std::vector<Mask> parts;
    for (const Component& part : connectedComponents(mask, ids)) {
        parts.push_back(componentMask(ids, part.id));
    }
    return parts;
}

bool meet(const Mask& a, const Mask& b) {
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (a.pixels()[i] != 0 && b.pixels()[i] != 0) {
            return true;
        }
    }
    return false;
}

void join(Mask& to, const Mask& from) {
    for (std::size_t i = 0; i < to.size(); ++i) {
        to.pixels()[i] |= from.pixels()[i];
    }
}

/// What is taken for the same thing in both slices; one of the two may be empty.
struct Match {
    Mask below, above;
};

/// Parts that overlap belong together (also several to one, where a structure divides); then the nearest of the rest.
std::vector<Match> matchParts(const Mask& below, const Mask& above) {
    std::vector<Match> matches;
    const Mask none(below.width(), below.height());
    for (const Mask& part : partsOf(below)) {
        matches.push_back({part, none});
    }
    for (const Mask& part : partsOf(above)) {
        Match own{none, part};
        std::erase_if(matches, [&](const Match& other) {
            const bool same = meet(other.below, part);
            if (same) {
                join(own.below, other.below);
                join(own.above, other.above);
            }
            return same;
        });
        matches.push_back(std::move(own));
    }
    while (true) {
        double nearest = kFarthest;
        std::size_t one = 0, two = 0;
        for (std::size_t i = 0; i < matches.size(); ++i) {
            for (std::size_t j = 0; j < matches.size(); ++j) {
                if (!isEmpty(matches[i].above) || !isEmpty(matches[j].below)) {
                    continue;
                }
                const Centre a = centreOf(matches[i].below), b = centreOf(matches[j].above);
                const double apart = std::hypot(a.x - b.x, a.y - b.y) /
                                     (std::sqrt(a.area / std::numbers::pi) + std::sqrt(b.area / std::numbers::pi));
                if (apart < nearest) {
                    nearest = apart;
                    one = i;
                    two = j;
                }
            }
        }
        if (one == two) {
            return matches;
        }
        matches[one].above = std::move(matches[two].above);
        matches.erase(matches.begin() + static_cast<std::ptrdiff_t>(two));
    }
}

/// Signed distances of one thing in the two labelled slices, measured once for all slices between.
class ShapePair {
public:
    ShapePair(const Match& match, double spacingX, double spacingY, bool moves)
        : m_moves(moves),
          m_belowEmpty(isEmpty(match.below)),
          m_aboveEmpty(isEmpty(match.above)),
          m_below(signedDistance(match.below, spacingX, spacingY)),
          m_above(signedDistance(match.above, spacingX, spacingY)) {
        if (m_moves && !m_belowEmpty && !m_aboveEmpty) {
            m_step = stepBetween(centreOf(match.below), centreOf(match.above));
        }
    }

    Image at(double fraction) const {
        if (m_belowEmpty != m_aboveEmpty) {
            return m_belowEmpty ? shrunk(m_above, 1.0 - fraction) : shrunk(m_below, fraction);
        }
        return met(m_below, m_above, fraction, m_step);
    }

    /// Shapes that the tissue does not bring together go the rest of the way on a straight line.
    Image at(double fraction, const SliceMotion& toBelow, const SliceMotion& toAbove) const {
        if (m_belowEmpty != m_aboveEmpty) {
            return m_belowEmpty ? toAbove.brought(shrunk(m_above, 1.0 - fraction))
                                : toBelow.brought(shrunk(m_below, fraction));
        }
        const Image below = toBelow.brought(m_below), above = toAbove.brought(m_above);
        const Centre from = centreOf(below), to = centreOf(above);
        double shared = 0.0;
        for (std::size_t i = 0; i < below.size(); ++i) {
            shared += below.pixels()[i] > 0.0F && above.pixels()[i] > 0.0F ? 1.0 : 0.0;
        }
        const bool together = shared >= kTogether * std::min(from.area, to.area);
        return met(below, above, fraction, together || !m_moves ? Step{} : stepBetween(from, to));
    }

private:
    struct Step {
        double x = 0.0, y = 0.0;  ///< pixels
    };

    static Step stepBetween(const Centre& from, const Centre& to) { return {to.x - from.x, to.y - from.y}; }

    /// The mean of both, weighted by nearness, each moved by its share of the step.
    static Image met(const Image& below, const Image& above, double fraction, const Step& step) {
        Image result(below.width(), below.height());
        for (int y = 0; y < result.height(); ++y) {
            for (int x = 0; x < result.width(); ++x) {
                const double one = sampled(below, x - fraction * step.x, y - fraction * step.y);
                const double two = sampled(above, x + (1.0 - fraction) * step.x, y + (1.0 - fraction) * step.y);
                result.at(x, y) = static_cast<float>((1.0 - fraction) * one + fraction * two);
            }
        }
        return result;
    }

    /// The only shape, eroded by a share of its depth.
    Image shrunk(const Image& shape, double away) const {
        Image result = shape;
        const float deepest = *std::max_element(shape.pixels().begin(), shape.pixels().end());
        const float erosion = m_moves ? static_cast<float>(away / kVanished) * deepest : away > 0.0 ? 1e6F : 0.0F;
        for (float& value : result.pixels()) {
            value -= erosion;
        }
        return result;
    }

    bool m_moves, m_belowEmpty, m_aboveEmpty;
    Image m_below, m_above;
    Step m_step;
};

std::set<std::uint16_t> labelsOf(const LabelImage& below, const LabelImage& above,
                                 const std::vector<std::uint16_t>& asked) {
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

/// The labels of both slices with their shapes between.
struct LabelsBetween {
    LabelsBetween(const LabelMap& labels, const SlicePlane& plane, int below, int above,
                  const ShapeInterpolationOptions& options) {
        const LabelImage one = plane.extract(labels, below), two = plane.extract(labels, above);
        for (std::uint16_t label : labelsOf(one, two, options.labels)) {
            table.ensure(label);
            shapes.emplace_back(labelMask(one, label), labelMask(two, label), plane.spacingX(), plane.spacingY(),
                                options.matchParts);
        }
    }

    /// `shapeOf(shape)`: its signed distance on the slice.
    template <typename ShapeOf>
    LabelImage drawn(const SlicePlane& plane, const ShapeOf& shapeOf) const {
        std::vector<Image> distances;
        std::transform(shapes.begin(), shapes.end(), std::back_inserter(distances), shapeOf);
        return distances.empty() ? LabelImage(plane.width(), plane.height()) : deepestLabels(distances, table);
    }

    LabelTable table;
    std::vector<ShapeBetween> shapes;
};

/// `draw(below, above)` for each two neighbours of which slices lie between.
template <typename Draw>
void forGaps(const SlicePlane& plane, const std::vector<int>& labelledSlices, const Draw& draw) {
    const std::set<int> ordered(labelledSlices.begin(), labelledSlices.end());
    std::for_each(ordered.begin(), ordered.end(), [&](int slice) { plane.requireSlice(slice); });
    int previous = -1;
    for (int slice : ordered) {
        if (previous >= 0 && slice > previous + 1) {
            draw(previous, slice);
        }
        previous = slice;
    }
}

}  // namespace

struct ShapeBetween::Pairs {
    std::vector<ShapePair> all;
};

ShapeBetween::ShapeBetween(const Mask& below, const Mask& above, double spacingX, double spacingY, bool matchParts)
    : m_pairs(std::make_unique<Pairs>()) {
    std::vector<Match> matches = matchParts ? exemplar::matchParts(below, above) : std::vector<Match>{};
    if (matches.empty()) {
        matches.push_back({below, above});
    }
    for (const Match& match : matches) {
        m_pairs->all.emplace_back(match, spacingX, spacingY, matchParts);
    }
}

ShapeBetween::ShapeBetween(ShapeBetween&&) noexcept = default;
ShapeBetween::~ShapeBetween() = default;

template <typename ShapeOf>
Image ShapeBetween::joined(const ShapeOf& shapeOf) const {
    Image result = shapeOf(m_pairs->all.front());
    for (std::size_t pair = 1; pair < m_pairs->all.size(); ++pair) {
        const Image other = shapeOf(m_pairs->all[pair]);
        for (std::size_t i = 0; i < result.size(); ++i) {
            result.pixels()[i] = std::max(result.pixels()[i], other.pixels()[i]);
        }
    }
    return result;
}

Image ShapeBetween::at(double fraction) const {
    return joined([&](const ShapePair& pair) { return pair.at(fraction); });
}

Image ShapeBetween::at(double fraction, const SliceMotion& toBelow, const SliceMotion& toAbove) const {
    return joined([&](const ShapePair& pair) { return pair.at(fraction, toBelow, toAbove); });
}

Image interpolatedDistance(const Mask& below, const Mask& above, double fraction, double spacingX, double spacingY,
                           bool matchParts) {
    return ShapeBetween(below, above, spacingX, spacingY, matchParts).at(fraction);
}

LabelImage deepestLabels(const std::vector<Image>& distances, const LabelTable& structures) {
    const auto some = std::find_if(distances.begin(), distances.end(), [](const Image& one) { return !one.empty(); });
    if (some == distances.end()) {
        return {};
    }
    LabelImage labels(some->width(), some->height());
    Image depth(some->width(), some->height(), 0.0F);
    for (std::size_t c = 0; c < distances.size(); ++c) {
        for (std::size_t i = 0; i < distances[c].size(); ++i) {
            if (distances[c].pixels()[i] > depth.pixels()[i]) {
                depth.pixels()[i] = distances[c].pixels()[i];
                labels.pixels()[i] = structures.entries()[c].id;
            }
        }
    }
    return labels;
}

void interpolateShapes(LabelMap& labels, Axis axis, const std::vector<int>& labelledSlices,
                       const ShapeInterpolationOptions& options) {
    const SlicePlane plane(labels.geometry(), axis);
    forGaps(plane, labelledSlices, [&](int below, int above) {
        const LabelsBetween between(labels, plane, below, above, options);
        for (int slice = below + 1; slice < above; ++slice) {
            const double fraction = static_cast<double>(slice - below) / (above - below);
            plane.insert(between.drawn(plane, [&](const ShapeBetween& shape) { return shape.at(fraction); }), slice,
                         labels);
        }
    });
}

void interpolateShapes(LabelMap& labels, Axis axis, const std::vector<int>& labelledSlices,
                       const ShapeInterpolationOptions& options, const Volume& scan, const IntensityWindow& window,
                       JobControl& control) {
    if (!scan.geometry().sameGrid(labels.geometry())) {
        throw Error(ErrorCode::GeometryMismatch, "The labels do not lie on the scan's grid.");
    }
    const SlicePlane plane(labels.geometry(), axis);
    const auto picture = [&](int slice) { return window.apply(plane.extract(scan, slice)); };
    int total = 0, done = 0;
    forGaps(plane, labelledSlices, [&](int below, int above) { total += above - below - 1; });
    forGaps(plane, labelledSlices, [&](int below, int above) {
        const LabelsBetween between(labels, plane, below, above, options);
        followTissue(picture, below, above, control,
                     [&](int slice, const SliceMotion& toBelow, const SliceMotion& toAbove) {
                         const double fraction = static_cast<double>(slice - below) / (above - below);
                         const LabelImage drawn = between.drawn(
                             plane, [&](const ShapeBetween& shape) { return shape.at(fraction, toBelow, toAbove); });
                         plane.insert(drawn, slice, labels);
                         control.report(static_cast<double>(++done) / total, "Interpolating between slices");
                     });
    });
}

}  // namespace exemplar
