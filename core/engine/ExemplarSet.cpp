// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/ExemplarSet.h"

#include "core/base/Error.h"
#include "core/engine/SliceForEngine.h"
#include "core/image/Components.h"
#include "core/image/SlicePlane.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

namespace exemplar {
namespace {

constexpr double kTube = 4.0;    ///< in radii: what is longer is a tube
constexpr double kBeyond = 1.5;  ///< radii beyond its outermost labelled slice where a structure has ended
constexpr int kMostFree = 6;     ///< free slices taken from a scan

/// Where the labelled slices show a structure.
struct Shown {
    int first = 0, last = 0, count = 0;
    double radius = 0.0;  ///< mm, of a disc as large as the largest part
};

std::map<std::uint16_t, Shown> shownOn(const std::vector<Exemplar>& exemplars, std::size_t from,
                                       const SlicePlane& plane) {
    std::map<std::uint16_t, Shown> all;
    for (std::size_t i = from; i < exemplars.size(); ++i) {
        const Exemplar& exemplar = exemplars[i];
        std::vector<std::uint16_t> labels = exemplar.labels.pixels();
        std::sort(labels.begin(), labels.end());
        labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
        for (std::uint16_t label : labels) {
            if (label == 0) {
                continue;
            }
            Image2D<int> ids;
            const double area = connectedComponents(labelMask(exemplar.labels, label), ids).front().area *
                                plane.spacingX() * plane.spacingY();
            Shown& shown = all[label];
            shown.first = shown.count == 0 ? exemplar.slice : std::min(shown.first, exemplar.slice);
            shown.last = shown.count == 0 ? exemplar.slice : std::max(shown.last, exemplar.slice);
            shown.radius = std::max(shown.radius, std::sqrt(area / std::numbers::pi));
            ++shown.count;
        }
    }
    return all;
}

/// Slices that are free of all structures that can be told to end.
void addFreeSlices(ExemplarSet& set, std::size_t from, const Volume& scan, const std::string& scanKey,
                   const SlicePlane& plane, const IntensityWindow& window) {
    std::vector<std::uint16_t> structures;
    int first = plane.count(), last = -1;
    for (const auto& [label, shown] : shownOn(set.exemplars, from, plane)) {
        const double length = (shown.last - shown.first) * plane.spacingSlice();
        if (shown.count < 2 || length > kTube * shown.radius) {
            continue;
        }
        const int reach = static_cast<int>(std::ceil(kBeyond * shown.radius / plane.spacingSlice()));
        first = std::min(first, shown.first - reach);
        last = std::max(last, shown.last + reach);
        structures.push_back(label);
    }
    std::vector<int> beyond;
    for (int slice = 0; slice < plane.count() && !structures.empty(); ++slice) {
        if (slice < first || slice > last) {
            beyond.push_back(slice);
        }
    }
    const int count = std::min(kMostFree, static_cast<int>(beyond.size()));
    for (int i = 0; i < count; ++i) {
        const int slice = beyond[(2 * static_cast<std::size_t>(i) + 1) * beyond.size() / (2U * count)];
        set.free.push_back({sliceForEngine(scan, scanKey, plane, window, slice), structures});
    }
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
    const std::size_t from = set.exemplars.size();
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
    addFreeSlices(set, from, scan, scanKey, plane, window);
}

}  // namespace exemplar
