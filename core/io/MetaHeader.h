// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/GridHeader.h"

namespace exemplar {

/// Header of a MetaImage file (.mha, .mhd), as https://itk.org/Wiki/ITK/MetaIO/Documentation defines it and ITK reads
/// it. Throws Error(FileDamaged, FileNotFound, FileUnreadable, FormatUnsupported).
GridHeader readMetaHeader(const std::filesystem::path& path);

}  // namespace exemplar
