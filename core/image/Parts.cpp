// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/Parts.h"

#include "core/image/Neighbours.h"

#include <algorithm>

namespace exemplar {
namespace {

constexpr std::size_t kOften = std::size_t{1} << 20;  ///< voxels between looks at whether to go on

/// The part that `seed` belongs to; its voxels become seen.
Part grown(const LabelMap& map, std::size_t seed, std::uint16_t wanted, int flat, std::vector<bool>& seen,
           JobControl& control) {
    const Geometry& geometry = map.geometry();
    Part part;
    part.slice = flat >= 0 ? geometry.voxelAt(seed)[flat] : 0;
    part.offsets.push_back(seed);
    seen[seed] = true;
    for (std::size_t next = 0; next < part.offsets.size(); ++next) {
        if (next % kOften == kOften - 1) {
            control.checkpoint();
        }
        forFaceNeighbours(geometry.voxelAt(part.offsets[next]), flat, [&](const Index3& other) {
            if (!geometry.contains(other)) {
                part.touchesEnd = true;
                return;
            }
            const std::size_t offset = map.offset(other);
            if (!seen[offset] && map.labels()[offset] == wanted) {
                seen[offset] = true;
                part.offsets.push_back(offset);
            }
        });
    }
    return part;
}

}  // namespace

std::vector<Part> partsOf(const LabelMap& map, std::uint16_t wanted, std::optional<Axis> slices, JobControl& control) {
    const int flat = slices ? map.geometry().storageAxis(*slices) : -1;
    std::vector<bool> seen(map.labels().size(), false);
    std::vector<Part> parts;
    for (std::size_t offset = 0; offset < seen.size(); ++offset) {
        if (offset % kOften == 0) {
            control.checkpoint();
        }
        if (!seen[offset] && map.labels()[offset] == wanted) {
            parts.push_back(grown(map, offset, wanted, flat, seen, control));
        }
    }
    return parts;
}

bool keepLargestPart(LabelMap& labels, std::uint16_t label, JobControl& control) {
    const std::vector<Part> parts = partsOf(labels, label, std::nullopt, control);
    const auto largest = std::max_element(parts.begin(), parts.end(), [](const Part& one, const Part& two) {
        return one.offsets.size() < two.offsets.size();
    });
    for (auto part = parts.begin(); part != parts.end(); ++part) {
        for (const std::size_t offset : part->offsets) {
            labels.labels()[offset] = part == largest ? label : std::uint16_t{0};
        }
    }
    return parts.size() > 1;
}

}  // namespace exemplar
