// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/ExemplarSet.h"

#include "core/base/Error.h"
#include "core/engine/SliceForEngine.h"
#include "core/image/Components.h"
#include "core/image/SectionSize.h"
#include "core/image/SlicePlane.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace exemplar {
namespace {

constexpr double kBeyond = 1.5;       ///< radii beyond its outermost labelled slice where a structure has ended
constexpr std::size_t kMostFree = 6;  ///< free slices taken from a scan

/// Where the labelled slices show a structure.
struct Shown {
    int first = 0, last = 0, count = 0;
    double radius = 0.0;  ///< mm, of a disc as large as the largest part
};

std::map<std::uint16_t, Shown> shownOn(const ExemplarSet& set, const std::string& scanKey, const SlicePlane& plane) {
    std::map<std::uint16_t, Shown> all;
    for (const Exemplar& exemplar : set.exemplars) {
        if (exemplar.scanKey != scanKey || exemplar.axis != plane.axis()) {
            continue;
        }
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

}  // namespace

void addExemplars(ExemplarSet& set, const Volume& scan, const std::string& scanKey, const std::string& scanName,
                  const LabelMap& labels, Axis axis, const std::vector<int>& slices, const IntensityWindow& window,
                  bool onlyKnown) {
    if (!labels.geometry().sameGrid(scan.geometry())) {
        throw Error(ErrorCode::GeometryMismatch,
                    "The labels do not lie on the grid of " + scanName + "; resample them to the scan first.",
                    {scanName});
    }
    const SlicePlane plane(scan.geometry(), axis);
    for (int slice : slices) {
        Exemplar exemplar{scanName,
                          scanKey,
                          axis,
                          slice,
                          sliceForEngine(scan, scanKey, plane, window, slice),
                          plane.extract(labels, slice)};
        for (std::uint16_t& label : exemplar.labels.pixels()) {
            if (label == 0) {
                continue;
            }
            if (onlyKnown) {
                label = set.labels.indexOf(label) >= 0 ? label : std::uint16_t{0};
            } else {
                set.labels.ensure(label);
            }
        }
        set.exemplars.push_back(std::move(exemplar));
    }
}

void addFreeSlices(ExemplarSet& set, const Volume& scan, const std::string& scanKey, Axis axis,
                   const IntensityWindow& window, const std::vector<int>& labelled) {
    const SlicePlane plane(scan.geometry(), axis);
    std::vector<std::uint16_t> structures;
    int first = plane.count(), last = -1;
    for (const auto& [label, shown] : shownOn(set, scanKey, plane)) {
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
        if ((slice < first || slice > last) && std::find(labelled.begin(), labelled.end(), slice) == labelled.end()) {
            beyond.push_back(slice);
        }
    }
    const std::size_t count = std::min(kMostFree, beyond.size());
    for (std::size_t i = 0; i < count; ++i) {
        const int slice = beyond[(2 * i + 1) * beyond.size() / (2 * count)];
        set.free.push_back({sliceForEngine(scan, scanKey, plane, window, slice), structures});
    }
}

}  // namespace exemplar
