// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/StoredValues.h"

namespace exemplar {

/// NRRD and MetaImage, recognised by content; see readScan(). What the header promises is held against the data
/// before a voxel is used (VoxelData.h).
Scan readItk(const std::filesystem::path& path, JobControl& control, const ReadOptions& options);
/// The values of a label map, exact below 2^53. Layers of a Slicer segmentation become one label map where no two
/// segments share a voxel; of other files with several volumes `frame` names the one to read.
/// Throws as readScan(), and Error(FormatUnsupported) for overlapping segments and for several volumes without `frame`.
StoredValues readItkValues(const std::filesystem::path& path, JobControl& control,
                           std::optional<int> frame = std::nullopt);

}  // namespace exemplar
