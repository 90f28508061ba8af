// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/RunScore.h"

#include <QString>

#include <vector>

namespace exemplar::ui {

/// What a score was measured on, to go on with after the number: "on the held-out exemplar".
QString measuredOn(ScoredOn on);
/// The same of all scores of a run, which may change within it. Empty where there is none.
QString measuredOn(const std::vector<Validation>& validations);

}  // namespace exemplar::ui
