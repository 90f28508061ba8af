// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/LabelTable.h"

#include <filesystem>

namespace exemplar {

/// Reads an ITK-SNAP label file, a Slicer colour table or a plain list. Throws Error(FileNotFound, FileDamaged).
LabelTable readLabelTable(const std::filesystem::path& path);

/// The table beside a label map, where there is one ("seg.label.txt", "seg.label", "seg.nii.txt"); else empty.
LabelTable labelTableBeside(const std::filesystem::path& labelMap);

}  // namespace exemplar
