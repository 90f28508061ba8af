// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Image2D.h"
#include "core/image/Volume.h"

#include <cstddef>
#include <vector>

namespace exemplar {

/// How many voxels of one structure two label maps share.
struct Overlap {
    std::uint16_t label = 0;
    std::size_t truth = 0, result = 0, both = 0;  ///< voxels

    bool bothEmpty() const noexcept { return truth == 0 && result == 0; }
    /// Dice similarity 2 |A and B| / (|A| + |B|); 1 where both are empty.
    double dice() const noexcept;
    /// |A and B| / |A or B|; 1 where both are empty.
    double jaccard() const noexcept;
};

/// Counts voxels per label in one pass. `leftOut` (may be empty) marks voxels that are left out of the count.
/// Throws Error(GeometryMismatch) unless both have the same number of voxels.
std::vector<Overlap> overlaps(const LabelMap& truth, const LabelMap& result, const std::vector<std::uint16_t>& labels,
                              const std::vector<std::uint8_t>& leftOut = {});
/// The same for one slice (validation while training).
std::vector<Overlap> overlaps(const LabelImage& truth, const LabelImage& result,
                              const std::vector<std::uint16_t>& labels);
/// The same for what a model found of one structure: where its logits are above 0.
Overlap overlapWith(const LabelImage& truth, const Image& logits, std::uint16_t label);

/// Mean DSC of those of the labels that either map shows; 1 where neither shows any.
double meanDice(const LabelImage& truth, const LabelImage& result, const std::vector<std::uint16_t>& labels);

}  // namespace exemplar
