// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/GridHeader.h"

namespace exemplar {

/// Header of a NRRD file (.nrrd, .nhdr), as http://teem.sourceforge.net/nrrd/format.html defines it. Every space is
/// turned into LPS here, and units into millimetres: ITK before 5.4.3 swaps left and right of
/// left-anterior-superior, and no ITK reads units.
/// Throws Error(FileDamaged, FileNotFound, FileUnreadable, FormatUnsupported).
GridHeader readNrrdHeader(const std::filesystem::path& path);

}  // namespace exemplar
