// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/LabelTable.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace exemplar {

/// One segment of a 3D Slicer segmentation (.seg.nrrd).
struct SlicerSegment {
    std::string name;
    std::array<std::uint8_t, 3> colour{};
    std::uint64_t layer = 0;  ///< volume of the file
    double stored = 1;        ///< its value in that volume
    std::uint16_t label = 0;  ///< its value in the flattened label map
};

/// Segments of the "Segment0_Name" pairs of a NRRD header, in their order. Where segments of several layers share a
/// value (files before Slicer 4.11 hold ones in every layer), labels are counted from 1.
std::vector<SlicerSegment> slicerSegments(const std::map<std::string, std::string>& pairs);

/// Names and colours of a .seg.nrrd's segments; empty for any other file. Throws nothing where the file cannot be read.
LabelTable segmentNames(const std::filesystem::path& labelMap);

}  // namespace exemplar
