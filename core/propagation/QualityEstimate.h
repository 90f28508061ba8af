// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/propagation/SliceAnswer.h"

#include <vector>

namespace exemplar {

/// What speaks for and against what was proposed of one structure on a slice.
struct StructureEvidence {
    bool shown = false;      ///< in the answer
    bool expected = false;   ///< in the guess that the answer started from
    bool ends = false;       ///< only one of the given slices around shows it
    double certainty = 1.0;  ///< 0..1: mean margin of the model's shares on and around it
    double agreement = 1.0;  ///< 0..1: DSC of answer and guess
    double nearness = 1.0;   ///< 0..1: less the farther away the next given slice is; the caller's to say
};

/// One entry per structure. `expected` may be empty: nothing was guessed.
std::vector<StructureEvidence> evidenceOf(const SliceAnswer& answer, const LabelImage& expected,
                                          const LabelTable& structures);

/// 0..1: how far what is shown can be trusted, the mean of the structures that are shown or expected; 1 where there is
/// none.
double trustIn(const std::vector<StructureEvidence>& structures);
/// Trust at the scale of the slices' DSC: the estimate that users see.
double calibrated(double trust);

}  // namespace exemplar
