// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/TrainingPlan.h"
#include "tests/bench/accuracy/Cases.h"

#include <filesystem>

namespace exemplar::bench {

/// Has another program learn from the exemplars and label the test scan. It is called as
/// "/usr/bin/python3 <program> <folder> <seed>" with a folder that holds task.json and raw files: images as float32
/// (windowed, 0..1), labels as uint16, row by row; it writes <slice>.out.u16 for each slice of the test scan. Throws
/// Error(Internal) where it fails.
LabelMap runPeer(const std::filesystem::path& program, const ExemplarSet& exemplars, const Fold& fold,
                 std::uint64_t seed);

}  // namespace exemplar::bench
