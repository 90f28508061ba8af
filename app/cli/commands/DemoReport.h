// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Profile.h"
#include "core/image/Volume.h"
#include "core/metrics/Evaluation.h"

#include <filesystem>
#include <string>
#include <vector>

namespace exemplar::cli {

/// All that the demonstration found out.
struct DemoFindings {
    std::vector<int> exemplarSlices;
    std::vector<int> zeroShotSlices;            ///< on which the base model was asked
    std::vector<LabelScore> zeroShot, adapted;  ///< per structure, same order
    std::vector<LabelScore> interpolated;       ///< shape interpolation between the same slices
    double adaptSeconds = 0.0, propagateSeconds = 0.0, zeroShotSeconds = 0.0, peakMemoryMb = 0.0;
};

/// The table "zero-shot / interpolated / adapted" as Markdown.
std::string demoTable(const DemoFindings& findings, const LabelTable& labels);
/// Writes table.md, table.json, curves.png and overlays.png. Throws Error(FileUnwritable).
void writeDemoReport(const std::filesystem::path& folder, const DemoFindings& findings, const Profile& profile,
                     const Volume& scan, const IntensityWindow& window, const LabelMap& truth, const LabelMap& result);

}  // namespace exemplar::cli
