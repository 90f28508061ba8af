// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JobControl.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace exemplar {

/// `count` bytes from `offset` on, of a plain or a gzipped file (told by content; offsets count unzipped bytes).
/// A gzipped file is read to its end, so that its checksum is tested; memory grows only with what the file really
/// holds. Throws Error(FileUnreadable, FileDamaged, Cancelled).
std::vector<unsigned char> readStoredBytes(const std::filesystem::path& path, std::uint64_t offset, std::uint64_t count,
                                           JobControl& control);

}  // namespace exemplar
