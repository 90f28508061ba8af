// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/FileErrors.h"

#include "core/base/platform/Files.h"

namespace exemplar {
namespace {

Error inUse(const std::filesystem::path& path, const std::string& what) {
    return {
        ErrorCode::FileInUse,
        "Cannot " + what + " " + path.string() + ", since it is open in another program; close it there and try again.",
        {path.string()}};
}

}  // namespace

Error unreadableFile(const std::filesystem::path& path) {
    if (platform::isHeldFromReading(path)) {
        return inUse(path, "read");
    }
    return {ErrorCode::FileUnreadable,
            "Cannot read " + path.string() + "; check that it is a file and that you may read it.",
            {path.string()}};
}

Error unwritableFile(const std::filesystem::path& path, const std::string& why, const std::string& what) {
    if (platform::isHeldFromReplacing(path)) {
        return inUse(path, what);
    }
    return {ErrorCode::FileUnwritable,
            "Cannot " + what + " " + path.string() + (why.empty() ? "" : " (" + why + ")") +
                "; check free disk space and permissions of its folder, or choose another place.",
            {path.string(), why}};
}

}  // namespace exemplar
