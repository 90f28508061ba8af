// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/UserFolders.h"

#include "core/base/platform/Environment.h"

namespace exemplar {
namespace {

namespace fs = std::filesystem;

#ifdef _WIN32
fs::path ownFolder(const char*, const char*) {
    const fs::path local = pathFromEnvironment("LOCALAPPDATA");
    return local.empty() ? fs::path() : local / "Exemplar";
}
#else
fs::path ownFolder(const char* variable, const char* belowHome) {
    if (const fs::path set = pathFromEnvironment(variable); !set.empty()) {
        return set / "exemplar";
    }
    const fs::path home = pathFromEnvironment("HOME");
    return home.empty() ? fs::path() : home / belowHome / "exemplar";
}
#endif

}  // namespace

fs::path pathFromEnvironment(const char* variable) { return platform::environmentVariable(variable).value_or(""); }

fs::path userDataFolder() { return ownFolder("XDG_DATA_HOME", ".local/share"); }

fs::path userCacheFolder() { return ownFolder("XDG_CACHE_HOME", ".cache"); }

}  // namespace exemplar
