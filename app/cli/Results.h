// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/LabelTable.h"
#include "core/image/Volume.h"

#include <cstdint>
#include <filesystem>
#include <functional>

namespace exemplar::cli {

/// Where and how a label map is to be written.
struct ResultPlace {
    std::filesystem::path out, source;  ///< the scan, whose header is taken over
    bool force = false;                 ///< names that stand beside are not kept
};

/// The names to write: `table`, and of a label file that stands beside already every name that `table` does not give.
/// Throws Error(Usage) where both name a label differently and `force` is off; what readLabelTable() throws.
LabelTable namesToWrite(const LabelTable& table, const ResultPlace& place);

/// Before the work: whether the names can be written, and whether the disk has room for such a label map.
/// Throws also Error(FileUnwritable).
void requireRoomForResult(const Geometry& geometry, const LabelTable& table, const ResultPlace& place);

/// Writes the map and its names. Throws Error(FileUnwritable), see writeOrKeep().
void writeResult(const LabelMap& labels, const LabelTable& table, const ResultPlace& place);

/// `write` gets the path. Where it throws Error(FileUnwritable), though that was checked before the work, the result is
/// written to the folder of temporary files or the current one; the error thrown then names that file.
void writeOrKeep(const std::filesystem::path& path, const std::function<void(const std::filesystem::path&)>& write);

}  // namespace exemplar::cli
