// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace exemplar {

/// The file that a header names, relative to the header's folder. Throws Error(FileNotFound) naming both, and
/// Error(FileUnreadable) for what is not a plain file.
std::filesystem::path dataFile(const std::filesystem::path& header, const std::string& name);

/// Files of a pattern such as "slices/s%03d.raw" with numbers from `first` to `last`, both included.
/// Throws Error(FileDamaged) where the pattern has other than one number or the numbers are not `expected` many, and
/// as dataFile().
std::vector<std::filesystem::path> dataFilesByPattern(const std::filesystem::path& header, const std::string& pattern,
                                                      std::int64_t first, std::int64_t last, std::int64_t step,
                                                      std::uint64_t most);

}  // namespace exemplar
