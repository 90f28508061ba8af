// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace exemplar {

/// Folder of what comes with the program: $EXEMPLAR_RESOURCES, share/exemplar beside the program's folder, or
/// resources/ of the source tree it was built from.
std::filesystem::path resourceFolder();
/// Throws Error(FileNotFound).
std::filesystem::path resourceFile(const std::string& name);

}  // namespace exemplar
