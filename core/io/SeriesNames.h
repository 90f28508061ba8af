// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/DicomSeries.h"

namespace exemplar {

/// Gives each group its id and label. Groups that share a UID are told apart by direction and size, then by volume,
/// exact direction, size of a pixel, number of slices and place: what others in the folder hold changes nothing.
void nameSeries(std::vector<DicomSeries>& all);

}  // namespace exemplar
