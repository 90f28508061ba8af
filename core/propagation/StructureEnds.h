// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/LabelTable.h"
#include "core/image/TissueGrowth.h"

#include <map>
#include <vector>

namespace exemplar {

/// How a structure is expected to end beyond the outermost given slice: like the ball whose sections there and on the
/// next given slice are as large as the structure's largest part; tubes go on for half the length that the given slices
/// show. Millimetres.
struct StructureEnd {
    double reach = 0.0;   ///< 0: not known, since only one slice shows it
    double radius = 0.0;  ///< of the largest part there
    double depth = 0.0;   ///< of the largest part's deepest pixel
    bool tube = false;
    /// What has been lost of the depth at `away`; nothing where the reach is not known.
    double lost(double away) const;
    /// Whether it has ended at `away`, where `section` is what would be left of it there.
    bool reachedAt(double away, const Mask& section, const SliceGrid& grid) const;
};

/// By structure, beyond the slice `from`, the first or last of those given.
std::vector<StructureEnd> endsBeyond(int from, const std::map<int, LabelImage>& given, const LabelTable& structures,
                                     const SliceGrid& grid);

}  // namespace exemplar
