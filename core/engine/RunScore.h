// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/TrainingPlan.h"

#include <limits>
#include <string>

namespace exemplar {

/// How good the result of a run is, and what that was measured on.
struct RunScore {
    double dice = std::numeric_limits<double>::quiet_NaN();  ///< mean over the structures; NaN: never measured
    int step = 0;                                            ///< after which it was measured
    ScoredOn on = ScoredOn::Unknown;
};

/// The score of the state that was kept. Where a whole run learned from the held-out exemplar in the end, this is the
/// last score from before that, as no later one is of a slice that the model had not learned from. The best score
/// where the record does not state which state was kept.
RunScore scoreOf(const TrainingRecord& record);

/// For files: "held out", "learned"; empty for unknown.
const char* nameOf(ScoredOn on);
ScoredOn scoredOnFromName(const std::string& name);

}  // namespace exemplar
