// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/platform/Environment.h"

#include <cstdlib>

namespace exemplar::platform {

std::optional<std::string> environmentVariable(const char* name) {
    const char* set = std::getenv(name);
    return set == nullptr ? std::nullopt : std::optional<std::string>(set);
}

std::vector<std::string> programArguments(int argc, char** argv) { return {argv, argv + argc}; }

std::filesystem::path programFile() {
    std::error_code problem;
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", problem);
    return problem ? std::filesystem::path() : program;
}

}  // namespace exemplar::platform
