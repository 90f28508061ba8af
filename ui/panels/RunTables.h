// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/TrainingPlan.h"
#include "core/session/Session.h"

#include <string>
#include <vector>

namespace exemplar::ui {

/// Tables as RFC 4180 has them, with a heading; what is unknown is left empty.

/// step, loss, cross_entropy, dice_loss, learning_rate, seconds, then mean and structures' DSC of the validation after
/// that step, and what it was measured on ("held out", "learned").
std::string trainingTable(const TrainingRecord& record, const LabelTable& labels);
/// run, time (UTC), kind, dsc, doubtful_slices, minutes, profile, dsc_on.
std::string runsTable(const std::vector<SessionRun>& runs);

}  // namespace exemplar::ui
