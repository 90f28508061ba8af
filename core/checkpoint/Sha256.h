// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JobControl.h"

#include <filesystem>
#include <string>

namespace exemplar {

/// SHA-256 in lower-case hexadecimal (FIPS 180-4).
std::string sha256(const std::string& bytes);
/// Throws Error(FileNotFound, FileUnreadable, FileInUse, Cancelled).
std::string sha256OfFile(const std::filesystem::path& path, JobControl& control);

}  // namespace exemplar
