// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Volume.h"

#include <filesystem>

namespace exemplar {

/// Writes labels as NIfTI. With a NIfTI source its header's dims, pixdim, qform, sform, their codes and units are
/// taken over bit by bit (of a 4D source the first three dims); else they are made from the geometry, the qform code
/// being 0 where the grid is sheared. NIfTI-2 for a NIfTI-2 source and for sizes beyond 32767, else NIfTI-1.
/// `path` is written directly (see LabelMapWriter).
/// Throws Error(FileUnwritable, FileDamaged, GeometryMismatch where source and labels differ in size).
void writeNiftiLabels(const LabelMap& labels, const std::filesystem::path& path, const std::filesystem::path& source,
                      bool gzip);

}  // namespace exemplar
