// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"

#include <filesystem>
#include <string>

namespace exemplar {

/// The error of a file that could not be opened for reading: FileInUse where another program has it open, else
/// FileUnreadable. Both name the file and the remedy.
Error unreadableFile(const std::filesystem::path& path);

/// The error of a file that could not be written, replaced or removed ("write", "remove"; `why` in the system's words,
/// empty if unknown): FileInUse where another program has it open, else FileUnwritable.
Error unwritableFile(const std::filesystem::path& path, const std::string& why, const std::string& what = "write");

}  // namespace exemplar
