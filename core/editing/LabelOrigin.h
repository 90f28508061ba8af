// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/editing/Review.h"
#include "core/image/Volume.h"

#include <optional>
#include <string>
#include <vector>

namespace exemplar {

/// How labels came about, for the files that are written beside them. What is not known is empty or 0.
struct LabelOrigin {
    std::string version;                ///< of this program
    std::string model;                  ///< id of the base model that proposed slices
    std::vector<std::string> profiles;  ///< names of those that it proposed with
    int byHand = 0;                     ///< labelled slices that no model has written
    int corrected = 0;                  ///< proposals that were changed by hand
    int accepted = 0;                   ///< proposals that were reviewed and accepted unchanged
    int proposed = 0;                   ///< proposals that nobody has looked at
    /// Label files that were imported on the way, also where that was undone since; who made these is not known.
    std::vector<std::string> imported;
    std::vector<int> madeUpSlices;  ///< third voxel indices of slices of the scan that were interpolated

    /// True where every labelled slice was made or corrected by hand, false where one is as a model proposed it;
    /// nothing where it is not known.
    std::optional<bool> manual() const;
};

/// Counts the labelled slices along the review's axis. Both on one grid.
LabelOrigin labelOrigin(const Review& review, const LabelMap& labels);

}  // namespace exemplar
