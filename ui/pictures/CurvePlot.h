// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/TrainingPlan.h"

#include <QImage>

namespace exemplar::ui {

/// Loss (total, cross-entropy, Dice; raw and smoothed) above DSC per structure, over the steps. Needs a QApplication.
QImage trainingCurves(const TrainingRecord& record, const LabelTable& labels, int width = 1100, int height = 800);

}  // namespace exemplar::ui
