// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Volume.h"

#include <filesystem>

namespace exemplar {

/// Writes .nrrd or .mha directly through ITK, and reads it again to verify it (see LabelMapWriter).
/// Throws Error(FileUnwritable).
void writeItkLabels(const LabelMap& labels, const std::filesystem::path& path);

}  // namespace exemplar
