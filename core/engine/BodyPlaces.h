// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/TrainingPlan.h"

#include <vector>

namespace exemplar {

inline constexpr int kPlaceCells = 16;  ///< along each side of the body's box

/// Where in the box of the body (bodyBox()) exemplars show each structure, in the order of the set's labels: the share
/// of its area in each of kPlaceCells x kPlaceCells cells, mean of the exemplars that show it. All 0 where a structure
/// has no place of its own: exemplars of several scans show it at places that hardly overlap (a tumour), or it is the
/// only one in the set and fewer than three scans cannot tell.
std::vector<Image> bodyPlaces(const ExemplarSet& set);

}  // namespace exemplar
