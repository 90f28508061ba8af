// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JobControl.h"
#include "core/engine/TrainingPlan.h"

#include <map>
#include <vector>

namespace exemplar {

/// How much the tissue is to say about where a structure's border lies (TissueBorder::settled()): by label, the weight
/// that brings exemplars' shapes back best after their borders were moved as a model errs on another scan. None where
/// it does not help: structures that look like their surroundings, or like several tissues.
std::map<std::uint16_t, double> tissueWeights(const ExemplarSet& set);

/// The structures in one piece of which a part tells where the rest is (growWithTissue()): tried on exemplars of which
/// a quarter and a half was cut off. Throws Error(Cancelled).
std::vector<std::uint16_t> structuresGrowingWithTissue(const ExemplarSet& set, JobControl& control);

}  // namespace exemplar
