// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/UnlabelledSlices.h"

#include "core/base/EvenChoice.h"
#include "core/engine/SliceForEngine.h"
#include "core/image/Components.h"
#include "core/image/DistanceMap.h"
#include "core/image/SectionSize.h"
#include "core/image/ShapeInterpolation.h"
#include "core/image/SliceMotion.h"
#include "core/image/SlicePlane.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace exemplar {
namespace {

constexpr double kBeyond = 1.5;       ///< radii beyond its outermost labelled slice where a structure has ended
constexpr std::size_t kMostFree = 6;  ///< free slices taken from a scan
constexpr double kNear = 6.0;         ///< mm from an exemplar up to which its labels are carried
constexpr int kNearSlices = 2;        ///< on each side, at even distances

/// Where the labelled slices show a structure.
struct Shown {
    int first = 0, last = 0, count = 0;
    double radius = 0.0;  ///< mm, of a disc as large as the largest part
};

bool holds(const std::vector<int>& slices, int slice) {
    return std::find(slices.begin(), slices.end(), slice) != slices.end();
}

/// Positions in the set.
std::vector<int> exemplarsOf(const ExemplarSet& set, const std::string& scanKey, Axis axis) {
    std::vector<int> found;
    for (int e = 0; e < static_cast<int>(set.exemplars.size()); ++e) {
        if (set.exemplars[e].scanKey == scanKey && set.exemplars[e].axis == axis) {
            found.push_back(e);
        }
    }
    return found;
}

std::map<std::uint16_t, Shown> shownOn(const ExemplarSet& set, const std::vector<int>& exemplars,
                                       const SlicePlane& plane) {
    std::map<std::uint16_t, Shown> all;
    for (const int e : exemplars) {
        const Exemplar& exemplar = set.exemplars[e];
        std::set<std::uint16_t> labels(exemplar.labels.pixels().begin(), exemplar.labels.pixels().end());
        labels.erase(0);
        for (std::uint16_t label : labels) {
            const double radius =
                radiusOfLargestPart(labelMask(exemplar.labels, label), plane.spacingX() * plane.spacingY());
            Shown& shown = all[label];
            shown.first = shown.count == 0 ? exemplar.slice : std::min(shown.first, exemplar.slice);
            shown.last = shown.count == 0 ? exemplar.slice : std::max(shown.last, exemplar.slice);
            shown.radius = std::max(shown.radius, radius);
            ++shown.count;
        }
    }
    return all;
}

void addFree(ExemplarSet& set, const std::vector<int>& exemplars, const Volume& scan, const std::string& scanKey,
             const SlicePlane& plane, const IntensityWindow& window, const std::vector<int>& labelled,
             const std::vector<int>& madeUp) {
    std::vector<std::uint16_t> structures;
    int first = plane.count(), last = -1;
    for (const auto& [label, shown] : shownOn(set, exemplars, plane)) {
        if (shown.count < 2 || isTube((shown.last - shown.first) * plane.spacingSlice(), shown.radius)) {
            return;  // nothing tells where it ends
        }
        const int reach = static_cast<int>(std::ceil(kBeyond * shown.radius / plane.spacingSlice()));
        first = std::min(first, shown.first - reach);
        last = std::max(last, shown.last + reach);
        structures.push_back(label);
    }
    std::vector<int> beyond;
    for (int slice = 0; slice < plane.count() && !structures.empty(); ++slice) {
        if ((slice < first || slice > last) && !holds(labelled, slice) && !holds(madeUp, slice)) {
            beyond.push_back(slice);
        }
    }
    for (const std::size_t i : evenChoice(beyond.size(), kMostFree)) {
        set.free.push_back({sliceForEngine(scan, scanKey, plane, window, beyond[i]), structures});
    }
}

/// An exemplar's labels, carried with the tissue as far as `motion` tells.
LabelImage carried(const LabelImage& labels, const SliceMotion& motion, const SlicePlane& plane) {
    const std::set<std::uint16_t> shown(labels.pixels().begin(), labels.pixels().end());
    LabelTable structures;
    std::vector<Image> distances;
    for (std::uint16_t label : shown) {
        if (label != 0) {
            structures.ensure(label);
            distances.push_back(
                motion.brought(signedDistance(labelMask(labels, label), plane.spacingX(), plane.spacingY())));
        }
    }
    return distances.empty() ? labels : deepestLabels(distances, structures);
}

void addNear(ExemplarSet& set, const std::vector<int>& exemplars, const Volume& scan, const std::string& scanKey,
             const SlicePlane& plane, const IntensityWindow& window, const std::vector<int>& madeUp,
             JobControl& control) {
    const int reach = static_cast<int>(kNear / plane.spacingSlice());  // 0: thick slices, none is near
    const int every = std::max(1, reach / kNearSlices);
    for (const int e : exemplars) {
        const Exemplar& exemplar = set.exemplars[e];
        for (const int direction : {-1, 1}) {
            Image previous = exemplar.image.pixels;
            SliceMotion motion(plane.width(), plane.height());
            for (int away = 1; away <= reach; ++away) {
                const int slice = exemplar.slice + direction * away;
                const bool nearer = std::any_of(exemplars.begin(), exemplars.end(), [&](int other) {
                    const int given = set.exemplars[other].slice;
                    return given != exemplar.slice && std::abs(given - slice) <= away;
                });
                if (slice < 0 || slice >= plane.count() || nearer) {
                    break;
                }
                control.checkpoint();
                SliceImage image = sliceForEngine(scan, scanKey, plane, window, slice);
                motion = SliceMotion::between(image.pixels, previous).then(motion);
                previous = image.pixels;
                if (away % every == 0 && !holds(madeUp, slice)) {
                    set.near.push_back({e, std::move(image), carried(exemplar.labels, motion, plane)});
                }
            }
        }
    }
}

}  // namespace

void addUnlabelledSlices(ExemplarSet& set, const Volume& scan, const std::string& scanKey, Axis axis,
                         const IntensityWindow& window, const std::vector<int>& labelled,
                         const std::vector<int>& madeUp, JobControl& control) {
    const SlicePlane plane(scan.geometry(), axis);
    const std::vector<int> across = plane.storageAxis() == 2 ? madeUp : std::vector<int>{};
    const std::vector<int> exemplars = exemplarsOf(set, scanKey, axis);
    addFree(set, exemplars, scan, scanKey, plane, window, labelled, across);
    addNear(set, exemplars, scan, scanKey, plane, window, across, control);
}

}  // namespace exemplar
