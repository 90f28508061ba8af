// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/ExemplarSet.h"

#include "core/base/Error.h"
#include "core/engine/SliceForEngine.h"
#include "core/image/Components.h"
#include "core/image/SlicePlane.h"

namespace exemplar {
namespace {

constexpr double kOnePiece = 0.9;

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

std::vector<std::uint16_t> structuresInOnePiece(const ExemplarSet& set) {
    std::vector<std::uint16_t> all;
    for (const LabelEntry& entry : set.labels.entries()) {
        double shares = 0.0;
        int shown = 0;
        for (const Exemplar& exemplar : set.exemplars) {
            Image2D<int> ids;
            const auto parts = connectedComponents(labelMask(exemplar.labels, entry.id), ids);
            double whole = 0.0;
            for (const Component& part : parts) {
                whole += part.area;
            }
            if (!parts.empty()) {
                shares += parts.front().area / whole;
                ++shown;
            }
        }
        if (shown > 0 && shares / shown >= kOnePiece) {
            all.push_back(entry.id);
        }
    }
    return all;
}

}  // namespace exemplar
