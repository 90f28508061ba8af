// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/TrainingPlan.h"
#include "ui/jobs/EngineQueue.h"

#include <QStringList>

namespace exemplar::ui {

/// Where a run that learns stands.
struct RunStanding {
    int plannedSteps = 0;
    bool learning = false;  ///< else it is over
    EngineQueue::LongState state = EngineQueue::LongState::Idle;
    double prepared = 0.0;  ///< share of what comes before the first step
    QString timeLeft;       ///< in words
};

/// In words: how far, how fast, how long still, the best so far.
QStringList runFacts(const TrainingRecord& record, const RunStanding& standing);

}  // namespace exemplar::ui
