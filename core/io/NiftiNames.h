// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/LabelTable.h"

#include <filesystem>

namespace exemplar {

/// Label names and colours in a NIfTI file's header extension: the XML label table that Connectome Workbench and
/// TotalSegmentator write (CaretExtension, LabelTable, Label). Empty where the file has none or cannot be read.
LabelTable namesInNifti(const std::filesystem::path& labelMap);

}  // namespace exemplar
