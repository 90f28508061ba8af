// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/LabelTable.h"
#include "core/image/Volume.h"

#include <filesystem>

namespace exemplar {

/// Writes a label map as .nii, .nii.gz, .nrrd or .mha (by the ending of `path`) in the smallest unsigned type that
/// holds the labels, and an ITK-SNAP label file beside it ("seg.nii.gz" -> "seg.label.txt"). With a NIfTI source the
/// geometry fields of its header are taken over bit by bit. Atomic: a temporary name is renamed.
/// Throws Error(FileUnwritable, FormatUnknown).
void writeLabelMap(const LabelMap& labels, const std::filesystem::path& path, const LabelTable& table,
                   const std::filesystem::path& source = {});

/// Throws Error(FormatUnknown) unless writeLabelMap() knows the ending.
void requireLabelMapName(const std::filesystem::path& path);

/// "seg.nii.gz" -> "seg.label.txt", in the same folder.
std::filesystem::path labelFileBeside(const std::filesystem::path& path);

}  // namespace exemplar
