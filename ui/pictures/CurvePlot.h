// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/TrainingPlan.h"

#include <QImage>

#include <cstddef>
#include <vector>

namespace exemplar::ui {

/// Mean of the values around `index` with Gaussian weights of `deviation` positions, so that a curve does not lag
/// behind; deviation 0: the value itself.
double smoothedAt(const std::vector<double>& values, std::size_t index, double deviation);

/// Loss (total, cross-entropy, Dice; raw and smoothed) above DSC per structure, over the steps. Needs a QApplication.
QImage trainingCurves(const TrainingRecord& record, const LabelTable& labels, int width = 1100, int height = 800);

}  // namespace exemplar::ui
