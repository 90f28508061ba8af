// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/propagation/StructureEnds.h"

#include "core/image/Components.h"
#include "core/image/DistanceMap.h"
#include "core/image/SectionSize.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace exemplar {
namespace {

constexpr double kReach = 2.0;       ///< structures are longer than balls
constexpr double kMostReach = 1.35;  ///< radii of the section that they go on from
constexpr double kLongest = 2.0;     ///< radii, of what one given slice shows alone, on each side of it
constexpr double kAsWide = 0.75;     ///< of its radius, else it ends there
constexpr double kSure = 0.85;       ///< of the certainty on the nearest slice: goes on beyond the expected end
constexpr double kUnsure = 0.75;     ///< of it: less tells of an end
constexpr double kWidens = 1.3;      ///< times the least section so far: something else

double radiusOf(const Mask& section, const SliceGrid& grid) {
    return radiusOfLargestPart(section, grid.spacingX * grid.spacingY);
}

/// How far a ball goes on beyond a section of radius `here`, of which the section at `apart` has radius `inner`.
double reachOfBall(double here, double inner, double apart) {
    const double middle = (inner * inner - here * here + apart * apart) / (2.0 * apart);
    const double ball = std::sqrt(here * here + middle * middle);
    return std::min(kReach * (ball - middle), kMostReach * here);
}

}  // namespace

double StructureEnd::lost(double away) const {
    if (reach <= 0.0) {
        return 0.0;
    }
    const double share = std::min(1.0, away / reach);
    return depth * (1.0 - std::sqrt(1.0 - share * share));
}

bool StructureEnd::reachedAt(double away, const Mask& section, const SliceGrid& grid) const {
    if (reach > 0.0) {
        return away >= reach;
    }
    // Nothing tells how long it is; what goes on as wide as it was is a tube.
    return !anyPixel(section) || (away > kLongest * radius && radiusOf(section, grid) < kAsWide * radius);
}

bool StructureEnd::endsBefore(double away, const Mask& section, double certainty, double pixels, const SliceGrid& grid,
                              bool named) {
    if (certain < 0.0) {
        certain = certainty;
    }
    const bool goesOn = (named || certainty >= kSure * certain) && pixels <= kWidens * least;
    if (pixels > 0.0) {
        least = std::min(least, pixels);
    }
    return (!named && certainty < kUnsure * certain) || (!goesOn && reachedAt(away, section, grid));
}

std::vector<StructureEnd> endsBeyond(int from, const std::map<int, LabelImage>& given, const LabelTable& structures,
                                     const SliceGrid& grid) {
    std::vector<StructureEnd> ends(structures.size());
    for (std::size_t c = 0; c < ends.size(); ++c) {
        const std::uint16_t label = structures.entries()[c].id;
        std::vector<int> shown;
        for (const auto& [slice, labels] : given) {
            if (anyPixel(labelMask(labels, label))) {
                shown.push_back(slice);
            }
        }
        const Mask mask = labelMask(given.at(from), label);
        if (!anyPixel(mask)) {
            continue;
        }
        ends[c].radius = radiusOf(mask, grid);
        if (shown.size() < 2) {
            continue;
        }
        const bool last = shown.back() == from;
        const int inner = last ? shown[shown.size() - 2] : shown[1];
        const double length = (shown.back() - shown.front()) * grid.spacingSlice;
        double widest = 0.0;
        for (int slice : shown) {
            widest = std::max(widest, radiusOf(labelMask(given.at(slice), label), grid));
        }
        const Image distance = signedDistance(mask, grid.spacingX, grid.spacingY);
        ends[c].tube = isTube(length, widest);
        ends[c].reach = ends[c].tube ? 0.5 * length
                                     : reachOfBall(ends[c].radius, radiusOf(labelMask(given.at(inner), label), grid),
                                                   std::abs(inner - from) * grid.spacingSlice);
        ends[c].depth = *std::max_element(distance.pixels().begin(), distance.pixels().end());
    }
    return ends;
}

}  // namespace exemplar
