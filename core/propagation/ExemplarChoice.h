// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Volume.h"

#include <vector>

namespace exemplar {

/// Which `count` slices of a fully labelled map to learn from: greedy, each next slice is the one after which the
/// structures are shown best and the farthest unseen slice of each structure lies nearest. For demonstrations and
/// benchmarks, where the labels are known. Ascending. Throws Error(NothingToLearn) for an empty map.
std::vector<int> chooseExemplars(const LabelMap& labels, Axis axis, int count);

}  // namespace exemplar
