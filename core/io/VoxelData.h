// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JobControl.h"
#include "core/io/GridHeader.h"

namespace exemplar {

/// The voxels of one volume, read to the end and held against what the header promises before one of them is used:
/// cut files, faulty compression (checksums included) and sizes that the files cannot hold are refused, the last
/// before memory is taken. Adds a note where the file holds more than its header needs.
/// Number is float or double. Throws Error(FileDamaged, FileUnreadable, Cancelled).
template <typename Number>
std::vector<Number> readVoxels(GridHeader& header, std::uint64_t volume, JobControl& control);

extern template std::vector<float> readVoxels(GridHeader&, std::uint64_t, JobControl&);
extern template std::vector<double> readVoxels(GridHeader&, std::uint64_t, JobControl&);

}  // namespace exemplar
