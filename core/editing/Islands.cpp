// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/editing/Islands.h"

#include "core/editing/Neighbours.h"

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
        : m_map(map), m_flat(slices ? map.geometry().storageAxis(*slices) : -1), m_control(control) {}

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

    /// True where nothing but `label` touches the part from outside.
    bool enclosedBy(const Part& part, std::uint16_t label) const {
        bool enclosed = !part.touchesEnd;
        for (std::size_t i = 0; enclosed && i < part.offsets.size(); ++i) {
            forFaceNeighbours(voxelOf(part.offsets[i]), m_flat, [&](const Index3& other) {
                const std::uint16_t there = m_map.labels()[m_map.offset(other)];
                enclosed = enclosed && (there == label || there == m_map.labels()[part.offsets[i]]);
            });
        }
        return enclosed;
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
    Index3 voxelOf(std::size_t offset) const { return m_map.geometry().voxelAt(offset); }

    Part grow(std::size_t seed, std::uint16_t wanted, std::vector<bool>& seen) {
        Part part;
        part.slice = m_flat >= 0 ? voxelOf(seed)[m_flat] : 0;
        part.offsets.push_back(seed);
        seen[seed] = true;
        for (std::size_t next = 0; next < part.offsets.size(); ++next) {
            forFaceNeighbours(voxelOf(part.offsets[next]), m_flat, [&](const Index3& other) {
                if (!m_map.geometry().contains(other)) {
                    part.touchesEnd = true;
                    return;
                }
                const std::size_t offset = m_map.offset(other);
                if (!seen[offset] && m_map.labels()[offset] == wanted) {
                    seen[offset] = true;
                    part.offsets.push_back(offset);
                }
            });
        }
        return part;
    }

    const LabelMap& m_map;
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
