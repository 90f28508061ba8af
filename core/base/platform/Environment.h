// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace exemplar::platform {

/// A variable of the environment: UTF-8 on Windows, whatever its code page; the bytes as they are elsewhere.
std::optional<std::string> environmentVariable(const char* name);

/// What the program was called with, its own name first, in the encoding of environmentVariable(). On Windows both
/// parameters are unused: main() gets them there in the code page of the system where that does not know UTF-8.
std::vector<std::string> programArguments(int argc, char** argv);

/// The file of the running program; empty where the system does not name it (neither Linux nor Windows).
std::filesystem::path programFile();

}  // namespace exemplar::platform
