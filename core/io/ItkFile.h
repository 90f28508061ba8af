// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/VolumeReader.h"

namespace exemplar {

/// NRRD and MetaImage through ITK; see readScan().
Scan readItk(const std::filesystem::path& path, JobControl& control, const ReadOptions& options);
/// Writes .nrrd or .mha directly. Throws Error(FileUnwritable).
void writeItkLabels(const LabelMap& labels, const std::filesystem::path& path);

}  // namespace exemplar
