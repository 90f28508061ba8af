// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JobControl.h"
#include "core/image/Volume.h"

#include <optional>
#include <vector>

namespace exemplar {

/// Voxels of one label that are connected where faces touch.
struct Part {
    std::vector<std::size_t> offsets;
    bool touchesEnd = false;  ///< of the map, or of the slice where slices are told apart
    int slice = 0;            ///< index along the axis of slices, else 0
};

/// The parts of all voxels with label `wanted`, ordered by their first voxels: in three dimensions, or with `slices` in
/// each slice of that axis by itself. Throws Error(Cancelled).
std::vector<Part> partsOf(const LabelMap& map, std::uint16_t wanted, std::optional<Axis> slices, JobControl& control);

/// Makes every part in space of a label but the largest (of equal ones the first) background. True where something
/// changed. Throws Error(Cancelled).
bool keepLargestPart(LabelMap& labels, std::uint16_t label, JobControl& control);

}  // namespace exemplar
