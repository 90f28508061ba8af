// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/LabelTable.h"

#include <filesystem>
#include <string>
#include <vector>

namespace exemplar {

/// Reads an ITK-SNAP label file, a Slicer colour table, a BIDS or nnU-Net table or a plain list; see
/// LabelTable::parse(). Throws Error(FileNotFound, FileDamaged).
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

/// The names of a label map: of a file beside it ("seg.label.txt", "seg.label", "seg.nii.txt", "seg.tsv",
/// "seg.ctbl"), else in the map itself, else of its folder ("dseg.tsv" for BIDS names, nnU-Net's dataset.json); else
/// empty. Throws as readLabelTable() where a file beside it is faulty.
LabelTable labelTableBeside(const std::filesystem::path& labelMap);

}  // namespace exemplar
