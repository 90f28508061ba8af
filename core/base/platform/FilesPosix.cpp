// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/platform/Files.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <cerrno>

namespace exemplar::platform {
namespace fs = std::filesystem;

void flushToDisk(const fs::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDONLY);
    if (descriptor < 0) {
        return;
    }
    const int result = ::fsync(descriptor);
    const int problem = errno;
    ::close(descriptor);
    // Some file systems cannot fsync a read-only descriptor; only real write failures count.
    if (result != 0 && (problem == ENOSPC || problem == EIO || problem == EDQUOT)) {
        throw fs::filesystem_error("fsync", file, std::error_code(problem, std::generic_category()));
    }
}

void replaceFile(const fs::path& from, const fs::path& to) { fs::rename(from, to); }

bool isHeldFromReading(const fs::path&) noexcept { return false; }

bool isHeldFromReplacing(const fs::path&) noexcept { return false; }

long processId() noexcept { return ::getpid(); }

bool processRuns(long id) noexcept { return ::kill(static_cast<pid_t>(id), 0) == 0 || errno != ESRCH; }

}  // namespace exemplar::platform
