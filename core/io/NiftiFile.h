// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/StoredValues.h"

namespace exemplar {

/// One volume of a NIfTI or Analyze file; see readScan() and niftiGeometry(). Voxels are value * scl_slope + scl_inter
/// in double, rounded to float once; a slope of 0, NaN or infinity means unscaled.
/// Throws as readScan(); Error(FormatUnsupported) for colours, complex numbers, CIFTI. Of several values per voxel
/// (vectors, tensors) one is read as one of several volumes is, with a note.
Scan readNifti(const std::filesystem::path& path, JobControl& control, const ReadOptions& options);

/// The values of a label map. Whole numbers that scaling in 8 or 16 bits has moved by less than half a step come back
/// whole, with a note. Several volumes without `frame`: where every volume is a mask of zeros and ones and no two
/// overlap they are the channels of one label map, with a note: channel c is label c where channel 0 is the
/// background (each voxel has exactly one channel), else label c + 1.
/// Throws as readNifti(), and Error(FormatUnsupported) naming --frame for other files of several volumes.
StoredValues readNiftiValues(const std::filesystem::path& path, JobControl& control, std::optional<int> frame);

/// By the ending of the name, in any case.
bool isNiftiName(const std::filesystem::path& path);

}  // namespace exemplar
