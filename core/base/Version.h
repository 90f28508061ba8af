// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"

#include <filesystem>
#include <string>
#include <vector>

namespace exemplar {

/// "0.1.0", from project(VERSION).
std::string programVersion();

/// The libraries that this program is built with: "LibTorch 1.13.1", "ITK 5.2.1", "DCMTK 3.6.7", "Qt 6.4.2",
/// "VTK 9.1.0"; those of parts that are not built are missing.
std::vector<std::string> libraryVersions();

/// The commit that the program was built from, twelve digits and "-dirty" where files were changed; "unknown" until
/// main() sets it, and where the build did not know it. Set it before other threads begin.
const std::string& programCommit();
void setProgramCommit(const std::string& commit);

/// What --version prints and the window shows: three lines, "PROGRAM VERSION", "commit COMMIT" and the libraries.
std::string versionText(const std::string& program);

/// The error of a file of a format that is newer than this program, written by that version of it (empty: not known).
/// FormatNewer; arguments: path, version.
Error newerFormat(const std::filesystem::path& path, const std::string& writtenBy);

}  // namespace exemplar
