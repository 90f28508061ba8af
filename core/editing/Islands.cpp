// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/editing/Islands.h"

#include "core/image/Neighbours.h"
#include "core/image/Parts.h"

#include <algorithm>
#include <map>

namespace exemplar {
namespace {

/// True where nothing but `label` touches the part from outside.
bool isEnclosed(const Part& part, const LabelMap& map, const PartsOf& parts) {
    const int flat = parts.slices ? map.geometry().storageAxis(*parts.slices) : -1;
    bool enclosed = !part.touchesEnd;
    for (std::size_t i = 0; enclosed && i < part.offsets.size(); ++i) {
        forFaceNeighbours(map.geometry().voxelAt(part.offsets[i]), flat, [&](const Index3& other) {
            const std::uint16_t there = map.labels()[map.offset(other)];
            enclosed = enclosed && (there == parts.label || there == map.labels()[part.offsets[i]]);
        });
    }
    return enclosed;
}

VoxelBox give(LabelEditor& editor, const Part& part, std::uint16_t label) {
    VoxelBox changed;
    for (const std::size_t offset : part.offsets) {
        if (editor.put(offset, label)) {
            changed.include(editor.map().geometry().voxelAt(offset));
        }
    }
    return changed;
}

}  // namespace

VoxelBox removeIslands(LabelEditor& editor, const PartsOf& parts, std::size_t smallest, JobControl& control) {
    const std::vector<Part> found = partsOf(editor.map(), parts.label, parts.slices, control);
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
            changed.include(give(editor, part, 0));
        }
    }
    return changed;
}

VoxelBox fillHoles(LabelEditor& editor, const PartsOf& parts, JobControl& control) {
    VoxelBox changed;
    for (const Part& part : partsOf(editor.map(), 0, parts.slices, control)) {
        if (isEnclosed(part, editor.map(), parts)) {
            changed.include(give(editor, part, parts.label));
        }
    }
    return changed;
}

}  // namespace exemplar
