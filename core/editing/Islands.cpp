// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/editing/Islands.h"

#include <algorithm>
#include <map>

namespace exemplar {
namespace {

/// A connected part of voxels for which something holds.
struct Part {
    std::vector<std::size_t> offsets;
    bool touchesEnd = false;  ///< of the map, or of the slice where slices are told apart
    int slice = 0;            ///< index along the axis of slices, else 0
};

class PartFinder {
public:
    PartFinder(const LabelMap& map, std::optional<Axis> slices, JobControl& control)
        : m_map(map),
          m_dims(map.geometry().dims()),
          m_flat(slices ? map.geometry().storageAxis(*slices) : -1),
          m_control(control) {}

    /// Parts of all voxels with label `wanted`.
    std::vector<Part> of(std::uint16_t wanted) {
        std::vector<bool> seen(m_map.labels().size(), false);
        std::vector<Part> parts;
        for (std::size_t offset = 0; offset < seen.size(); ++offset) {
            if (offset % (std::size_t{1} << 20) == 0) {
                m_control.checkpoint();
            }
            if (!seen[offset] && m_map.labels()[offset] == wanted) {
                parts.push_back(grow(offset, wanted, seen));
            }
        }
        return parts;
    }

private:
    Index3 voxelOf(std::size_t offset) const {
        const auto width = static_cast<std::size_t>(m_dims[0]), height = static_cast<std::size_t>(m_dims[1]);
        return {static_cast<int>(offset % width), static_cast<int>(offset / width % height),
                static_cast<int>(offset / width / height)};
    }

    Part grow(std::size_t seed, std::uint16_t wanted, std::vector<bool>& seen) {
        Part part;
        part.slice = m_flat >= 0 ? voxelOf(seed)[m_flat] : 0;
        part.offsets.push_back(seed);
        seen[seed] = true;
        for (std::size_t next = 0; next < part.offsets.size(); ++next) {
            const Index3 here = voxelOf(part.offsets[next]);
            for (int d = 0; d < 3; ++d) {
                for (const int step : {-1, 1}) {
                    Index3 other = here;
                    other[d] += step;
                    if (d == m_flat) {
                        continue;
                    }
                    if (other[d] < 0 || other[d] >= m_dims[d]) {
                        part.touchesEnd = true;
                        continue;
                    }
                    const std::size_t offset = m_map.offset(other);
                    if (!seen[offset] && m_map.labels()[offset] == wanted) {
                        seen[offset] = true;
                        part.offsets.push_back(offset);
                    }
                }
            }
        }
        return part;
    }

public:
    /// Labels that touch a part from outside.
    bool enclosedBy(const Part& part, std::uint16_t label) const {
        if (part.touchesEnd) {
            return false;
        }
        for (const std::size_t offset : part.offsets) {
            const Index3 here = voxelOf(offset);
            for (int d = 0; d < 3; ++d) {
                for (const int step : {-1, 1}) {
                    Index3 other = here;
                    other[d] += step;
                    if (d == m_flat) {
                        continue;
                    }
                    const std::uint16_t there = m_map.labels()[m_map.offset(other)];
                    if (there != label && there != m_map.labels()[offset]) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    VoxelBox give(LabelEditor& editor, const Part& part, std::uint16_t label) const {
        VoxelBox changed;
        for (const std::size_t offset : part.offsets) {
            if (editor.put(offset, label)) {
                changed.include(voxelOf(offset));
            }
        }
        return changed;
    }

private:
    const LabelMap& m_map;
    Index3 m_dims;
    int m_flat;
    JobControl& m_control;
};

}  // namespace

VoxelBox removeIslands(LabelEditor& editor, const PartsOf& parts, std::size_t smallest, JobControl& control) {
    PartFinder finder(editor.map(), parts.slices, control);
    const std::vector<Part> found = finder.of(parts.label);
    std::map<int, std::size_t> largest;
    for (const Part& part : found) {
        largest[part.slice] = std::max(largest[part.slice], part.offsets.size());
    }
    VoxelBox changed;
    for (const Part& part : found) {
        std::size_t& most = largest[part.slice];
        const bool keep = smallest > 0 ? part.offsets.size() >= smallest : part.offsets.size() == most;
        if (keep) {
            most = smallest > 0 ? most : most + 1;  // of two equal ones the first stays
        } else {
            changed.include(finder.give(editor, part, 0));
        }
    }
    return changed;
}

VoxelBox fillHoles(LabelEditor& editor, const PartsOf& parts, JobControl& control) {
    PartFinder finder(editor.map(), parts.slices, control);
    VoxelBox changed;
    for (const Part& part : finder.of(0)) {
        if (finder.enclosedBy(part, parts.label)) {
            changed.include(finder.give(editor, part, parts.label));
        }
    }
    return changed;
}

}  // namespace exemplar
