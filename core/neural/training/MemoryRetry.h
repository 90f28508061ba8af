// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Profile.h"

#include <functional>

namespace exemplar::neural {

/// Calls `attempt`; where memory runs out, once more with half the samples, and a second time, but never with fewer
/// than 8. Throws Error(OutOfMemory) where that did not help or is not possible.
Profile withLessOnOutOfMemory(TrainingPlan plan, const std::function<Profile(const TrainingPlan&)>& attempt);

}  // namespace exemplar::neural
