// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Prompt.h"
#include "core/image/Geometry.h"
#include "core/image/IntensityWindow.h"

#include <optional>
#include <string>
#include <vector>

namespace exemplar::cli {

/// "52,64" and "10-20" mixed. Throws Error(Usage).
std::vector<int> parseSlices(const std::string& text);
/// The same; empty text: none.
std::vector<int> parseOptionalSlices(const std::string& text);
/// "x,y" or "x,y,+" or "x,y,-"; file indices. Throws Error(Usage).
PromptPoint parsePoint(const std::string& text);
/// "x0,y0,x1,y1"; file indices. Throws Error(Usage).
PromptBox parseBox(const std::string& text);
/// "low,high"; empty text: none. Throws Error(Usage).
std::optional<IntensityWindow> parseWindow(const std::string& text);

}  // namespace exemplar::cli
