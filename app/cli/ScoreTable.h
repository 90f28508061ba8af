// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/LabelTable.h"
#include "core/metrics/Evaluation.h"

#include <string>
#include <vector>

namespace exemplar::cli {

/// A Markdown table with one row per label and the mean.
std::string scoreTable(const std::vector<LabelScore>& scores, const LabelTable& names, double toleranceMm);

}  // namespace exemplar::cli
