// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Geometry.h"
#include "core/image/Volume.h"

#include <cstddef>
#include <vector>

namespace exemplar {

/// How well one structure was found. Where both maps lack it: Dice, Jaccard and surface Dice 1, distances 0, and
/// bothEmpty() tells it from a real success. Where only one has it: Dice, Jaccard and surface Dice 0, distances
/// infinite. Distances are NaN where they were not asked for.
struct LabelScore {
    std::uint16_t label = 0;  ///< 0 in a mean
    std::size_t truthVoxels = 0, resultVoxels = 0;
    double truthMl = 0.0, resultMl = 0.0;
    double dice = 1.0, jaccard = 1.0;
    double hd95 = 0.0;         ///< mm, see SurfaceDistance
    double assd = 0.0;         ///< mm
    double surfaceDice = 1.0;  ///< at EvaluateOptions::toleranceMm

    bool bothEmpty() const noexcept { return truthVoxels == 0 && resultVoxels == 0; }
    bool oneEmpty() const noexcept { return (truthVoxels == 0) != (resultVoxels == 0); }
};

struct EvaluateOptions {
    std::vector<std::uint16_t> labels;  ///< empty: every label that occurs in either map, ascending
    /// Slices (file's voxel indices along `axis`) that are left out, such as those a model learned from. Their
    /// voxels do not exist for any score; a face towards them is not a surface.
    std::vector<int> excludeSlices;
    Axis axis = Axis::Axial;
    double toleranceMm = 2.0;
    bool distances = true;  ///< HD95, ASSD and surface Dice, the slow part
};

/// One score per label, in the order of the options. The spacing is the truth's. Throws Error(GeometryMismatch)
/// unless both lie on one grid, Error(OutOfRange) for a slice outside it.
std::vector<LabelScore> evaluate(const LabelMap& truth, const LabelMap& result, const EvaluateOptions& options = {});

/// Of how many labels meanScore() averages the overlaps, and of how many the distances: those that only one map has
/// have none.
struct LabelsCounted {
    int overlaps = 0, distances = 0;
};
LabelsCounted labelsCounted(const std::vector<LabelScore>& scores);

/// Mean over the labels that at least one map has. Voxels and millilitres are summed; distances are averaged over
/// the labels where they are finite, NaN where there is none.
LabelScore meanScore(const std::vector<LabelScore>& scores);

}  // namespace exemplar
