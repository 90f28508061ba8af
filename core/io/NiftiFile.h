// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/VolumeReader.h"

namespace exemplar {

/// See readScan().
Scan readNifti(const std::filesystem::path& path, JobControl& control, const ReadOptions& options);

/// Writes labels as NIfTI. With a NIfTI source its header's dims, pixdim, qform, sform, their codes and units are
/// taken over bit by bit; else they are made from the geometry. `path` is written directly (see LabelMapWriter).
/// Throws Error(FileUnwritable, FileDamaged).
void writeNiftiLabels(const LabelMap& labels, const std::filesystem::path& path, const std::filesystem::path& source, bool gzip);
bool isNiftiName(const std::filesystem::path& path);

}  // namespace exemplar
