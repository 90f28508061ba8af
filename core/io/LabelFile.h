// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/LabelTable.h"

#include <filesystem>
#include <string>
#include <vector>

namespace exemplar {

/// Reads an ITK-SNAP label file, a Slicer colour table or a plain list. Throws Error(FileNotFound, FileDamaged).
LabelTable readLabelTable(const std::filesystem::path& path);

/// Writes by the ending: .ctbl and .csv as Slicer reads them, anything else as an ITK-SNAP label file. Atomic.
/// Throws Error(FileUnwritable).
void writeLabelTable(const LabelTable& table, const std::filesystem::path& path);

/// Tables that come with the program (resources/labels), by name.
struct LabelPreset {
    std::string name;
    LabelTable table;
};
std::vector<LabelPreset> labelPresets();

/// The table beside a label map, where there is one ("seg.label.txt", "seg.label", "seg.nii.txt"); else empty.
LabelTable labelTableBeside(const std::filesystem::path& labelMap);

}  // namespace exemplar
