// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Resources.h"

#include "core/base/Error.h"
#include "core/base/UserFolders.h"
#include "core/base/platform/Environment.h"

namespace exemplar {
namespace fs = std::filesystem;

fs::path resourceFolder() {
    if (const fs::path set = pathFromEnvironment("EXEMPLAR_RESOURCES"); !set.empty()) {
        return set;
    }
    std::error_code problem;
    const fs::path program = platform::programFile();
    if (!program.empty()) {
        const fs::path installed = program.parent_path().parent_path() / "share" / "exemplar";
        if (fs::exists(installed, problem)) {
            return installed;
        }
    }
    return EXEMPLAR_RESOURCE_DIR;
}

fs::path resourceFile(const std::string& name) {
    const fs::path path = resourceFolder() / name;
    std::error_code problem;
    if (!fs::exists(path, problem)) {
        throw Error(ErrorCode::FileNotFound,
                    "The program's own file " + path.string() + " is missing; install it again.", {path.string()});
    }
    return path;
}

}  // namespace exemplar
