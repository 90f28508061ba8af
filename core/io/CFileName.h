// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace exemplar {

/// The name of a file for libraries that take bytes. On Windows these are UTF-8: the programs' manifest
/// (packaging/windows/program.manifest) makes that the code page of the C library.
inline std::string cFileName(const std::filesystem::path& path) {
#ifdef _WIN32
    const std::u8string name = path.u8string();
    return {name.begin(), name.end()};
#else
    return path.string();
#endif
}

}  // namespace exemplar
