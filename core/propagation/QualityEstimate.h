// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/propagation/SliceAnswer.h"

#include <vector>

namespace exemplar {

/// What speaks for and against what was proposed of one structure on a slice.
struct StructureEvidence {
    bool shown = false;      ///< in the answer
    bool expected = false;   ///< in the guess that the answer started from
    double certainty = 1.0;  ///< 0..1: mean margin of the model's shares on and around it
    double agreement = 1.0;  ///< 0..1: DSC of answer and guess
    double alike = 1.0;      ///< 0..1: mean DSC with the slices beside; as the agreement until the caller knows them
    double nearness = 1.0;   ///< 0..1: less the farther away the next given slice is; the caller's to say
    double missed = 0.0;     ///< 0..1: how likely it is there, where it is not shown; the caller's too
    bool named = false;      ///< not shown, but found by its name alone (ByName.h); likewise
};

/// One entry per structure. `expected` may be empty: nothing was guessed.
std::vector<StructureEvidence> evidenceOf(const SliceAnswer& answer, const LabelImage& expected,
                                          const LabelTable& structures);

/// How likely a structure is missed on a slice so many mm from the next one that shows it: where slices are answered by
/// themselves, and where it is carried, is not shown, but found by its name.
double missedAt(double away);
double missedThoughNamedAt(double away);
/// 0..1: how far what is shown can be trusted, the mean of the structures that are shown, and of others as far as they
/// may be missed, which what was expected is by a quarter at least; where none is shown, how likely none is missed.
double trustIn(const std::vector<StructureEvidence>& structures);
/// Trust at the scale of the slices' DSC: the estimate that users see.
double calibrated(double trust);

}  // namespace exemplar
