// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Prompt.h"
#include "core/image/SlicePlane.h"

#include <filesystem>
#include <map>
#include <vector>

namespace exemplar::cli {

/// Reads {"prompts": [{"slice": 70, "label": 1, "points": [[x, y, "+"], ...], "box": [x0, y0, x1, y1]}, ...]}; indices
/// are the file's voxel indices. Returns displayed pixels. Throws Error(FileNotFound, FileDamaged, OutOfRange).
std::map<int, std::vector<Prompt>> readPromptFile(const std::filesystem::path& path, const SlicePlane& plane);

}  // namespace exemplar::cli
