// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Version.h"

#include "core/base/VersionFacts.h"

#include <sstream>

namespace exemplar {
namespace {

std::string& commit() {
    static std::string text = "unknown";
    return text;
}

}  // namespace

std::string programVersion() { return EXEMPLAR_VERSION; }

std::vector<std::string> libraryVersions() {
    std::vector<std::string> versions;
    std::istringstream list(EXEMPLAR_LIBRARY_VERSIONS);
    for (std::string one; std::getline(list, one, ';');) {
        versions.push_back(one);
    }
    return versions;
}

const std::string& programCommit() { return commit(); }

void setProgramCommit(const std::string& text) { commit() = text; }

std::string versionText(const std::string& program) {
    std::string text = program + " " + programVersion() + "\ncommit " + programCommit() + "\n", separator;
    for (const std::string& library : libraryVersions()) {
        text += separator + library;
        separator = ", ";
    }
    return text;
}

Error newerFormat(const std::filesystem::path& path, const std::string& writtenBy) {
    const std::string writer = writtenBy.empty() ? "a newer version of Exemplar" : "Exemplar " + writtenBy;
    const std::string remedy = writtenBy.empty() ? "install the newest version" : "install that version or a later one";
    return {ErrorCode::FormatNewer,
            path.string() + " was written by " + writer + " in a format that this version (" + programVersion() +
                ") does not know; " + remedy + " to open it.",
            {path.string(), writtenBy.empty() ? "?" : writtenBy}};
}

}  // namespace exemplar
