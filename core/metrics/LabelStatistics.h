// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JobControl.h"
#include "core/image/LabelTable.h"
#include "core/image/Volume.h"

#include <string>
#include <vector>

namespace exemplar {

/// What a label holds. Intensities in HU or file units; places in voxel indices as stored and LPS mm.
struct LabelStatistics {
    std::uint16_t label = 0;
    std::string name;
    std::size_t voxels = 0;
    std::size_t madeUp = 0;  ///< of these voxels, those on slices that the scan lacks and that were interpolated
    double millilitres = 0.0;
    int axialSlices = 0;                                                            ///< on which it occurs
    double mean = 0.0, deviation = 0.0, lowest = 0.0, median = 0.0, highest = 0.0;  ///< SD of the sample (n - 1)
    Vector3 centroid{};                                                             ///< LPS mm
    Index3 first{}, last{};                                                         ///< bounding box, both included
};

/// One entry per label that occurs, in the table's order, then those it does not know. Both on one grid;
/// `madeUpSlices`: third voxel indices, ascending. Throws Error(Cancelled).
std::vector<LabelStatistics> labelStatistics(const Volume& scan, const LabelMap& labels, const LabelTable& table,
                                             JobControl& control, const std::vector<int>& madeUpSlices = {});

/// With a heading; RFC 4180. The last column, "interpolated_voxels", is there where `withMadeUp`.
std::string toCsv(const std::vector<LabelStatistics>& statistics, bool withMadeUp = false);

}  // namespace exemplar
