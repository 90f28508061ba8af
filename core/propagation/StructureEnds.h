// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/LabelTable.h"
#include "core/image/TissueGrowth.h"

#include <limits>
#include <map>
#include <vector>

namespace exemplar {

/// How a structure is expected to end beyond the outermost given slice: like the ball whose sections there and on the
/// next given slice are as large as the structure's largest part; tubes go on for half the length that the given slices
/// show. What the model finds there moves the end to either side. Millimetres.
struct StructureEnd {
    double reach = 0.0;   ///< 0: not known, since only one slice shows it
    double radius = 0.0;  ///< of the largest part there
    double depth = 0.0;   ///< of the largest part's deepest pixel
    bool tube = false;
    /// What has been lost of the depth at `away`; nothing where the reach is not known.
    double lost(double away) const;
    /// Whether it is expected to have ended at `away`, where `section` is what would be left of it there.
    bool reachedAt(double away, const Mask& section, const SliceGrid& grid) const;
    /// Whether it has ended before the slice at `away`, of which the model found so many pixels, being so sure of them
    /// (0..1). Slices are asked in turn, from the nearest on: where it is much less sure than on that one, the
    /// structure has ended; beyond the expected end it goes on as long as the model is about as sure and the structure
    /// does not widen. `named`: its name finds it here, which is as good as being sure.
    bool endsBefore(double away, const Mask& section, double certainty, double pixels, const SliceGrid& grid,
                    bool named = false);

    double certain = -1.0;                                   ///< on the nearest slice; below 0: not asked yet
    double least = std::numeric_limits<double>::infinity();  ///< pixels found on a slice so far
};

/// By structure, beyond the slice `from`, the first or last of those given.
std::vector<StructureEnd> endsBeyond(int from, const std::map<int, LabelImage>& given, const LabelTable& structures,
                                     const SliceGrid& grid);

}  // namespace exemplar
