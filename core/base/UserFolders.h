// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace exemplar {

/// Where this user's files of the program are kept, and what can be made again: %LOCALAPPDATA%\Exemplar for both on
/// Windows, else exemplar/ in $XDG_DATA_HOME (~/.local/share) and in $XDG_CACHE_HOME (~/.cache). Empty where the
/// environment names no such place; nothing is created.
std::filesystem::path userDataFolder();
std::filesystem::path userCacheFolder();

/// A variable of the environment as a path; empty where it is not set or empty.
std::filesystem::path pathFromEnvironment(const char* variable);

}  // namespace exemplar
