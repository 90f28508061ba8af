// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/propagation/ExemplarChoice.h"

#include "core/base/Error.h"
#include "core/image/Components.h"
#include "core/image/SlicePlane.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace exemplar {
namespace {

/// Pixels of each structure per slice.
using Areas = std::map<std::uint16_t, std::vector<double>>;

/// How badly the structures are covered: for every slice its share of the structure times the squared distance to the
/// nearest chosen slice that shows it, over the structure's squared extent; where none shows it, as if a whole extent
/// away.
double coverageCost(const Areas& areas, const std::vector<int>& chosen, int slices) {
    double cost = 0.0;
    for (const auto& [label, area] : areas) {
        const auto first =
            std::find_if(area.begin(), area.end(), [](double value) { return value > 0; }) - area.begin();
        const auto last =
            area.rend() - std::find_if(area.rbegin(), area.rend(), [](double value) { return value > 0; });
        const auto extent = static_cast<double>(last - first);
        double total = 0.0, sum = 0.0;
        for (int slice = 0; slice < slices; ++slice) {
            if (area[slice] == 0) {
                continue;
            }
            double nearest = extent;
            for (int other : chosen) {
                if (area[other] > 0) {
                    nearest = std::min(nearest, static_cast<double>(std::abs(other - slice)));
                }
            }
            sum += area[slice] * nearest * nearest;
            total += area[slice];
        }
        cost += sum / (total * extent * extent);
    }
    return cost;
}

}  // namespace

std::vector<int> chooseExemplars(const LabelMap& labels, Axis axis, int count) {
    const SlicePlane plane(labels.geometry(), axis);
    Areas areas;
    const std::vector<int> candidates = plane.labelledSlices(labels);
    for (int slice : candidates) {
        for (const auto& [label, size] : labelSizes(plane.extract(labels, slice))) {
            auto& area = areas[label];
            area.resize(static_cast<std::size_t>(plane.count()), 0.0);
            area[slice] = size;
        }
    }
    if (candidates.empty()) {
        throw Error(ErrorCode::NothingToLearn, "The label map is empty; there is no slice to train on.");
    }
    std::vector<int> chosen;
    while (static_cast<int>(chosen.size()) < std::min<int>(count, static_cast<int>(candidates.size()))) {
        int best = -1;
        double bestCost = 0.0;
        for (int slice : candidates) {
            if (std::find(chosen.begin(), chosen.end(), slice) != chosen.end()) {
                continue;
            }
            chosen.push_back(slice);
            const double cost = coverageCost(areas, chosen, plane.count());
            chosen.pop_back();
            if (best < 0 || cost < bestCost) {
                best = slice;
                bestCost = cost;
            }
        }
        chosen.push_back(best);
    }
    // Exchange one by one while it helps: the greedy start leaves the first choice in the middle.
    for (bool improved = true; improved;) {
        improved = false;
        for (int& slot : chosen) {
            const double now = coverageCost(areas, chosen, plane.count());
            const int before = slot;
            int best = before;
            double bestCost = now;
            for (int slice : candidates) {
                if (std::find(chosen.begin(), chosen.end(), slice) != chosen.end()) {
                    continue;
                }
                slot = slice;
                const double cost = coverageCost(areas, chosen, plane.count());
                if (cost < bestCost - 1e-9) {
                    bestCost = cost;
                    best = slice;
                }
                slot = before;
            }
            improved = improved || best != before;
            slot = best;
        }
    }
    std::sort(chosen.begin(), chosen.end());
    return chosen;
}

}  // namespace exemplar
