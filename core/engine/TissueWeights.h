// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/TrainingPlan.h"

#include <map>

namespace exemplar {

/// How much the tissue is to say about where a structure's border lies (TissueBorder::settled()): by label, the weight
/// that brings exemplars' shapes back best after their borders were moved as a model errs on another scan. None where
/// it does not help: structures that look like their surroundings, or like several tissues.
std::map<std::uint16_t, double> tissueWeights(const ExemplarSet& set);

}  // namespace exemplar
