// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/VolumeReader.h"

namespace exemplar {

/// See readScan().
Scan readNifti(const std::filesystem::path& path, JobControl& control, const ReadOptions& options);

/// By the ending of the name, in any case.
bool isNiftiName(const std::filesystem::path& path);

}  // namespace exemplar
