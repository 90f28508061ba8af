// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/platform/Files.h"

#include "core/base/platform/Windows.h"

namespace exemplar::platform {
namespace fs = std::filesystem;
namespace {

constexpr DWORD kShareAll = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;

/// A handle that closes itself.
class Handle {
public:
    explicit Handle(HANDLE handle) : m_handle(handle == INVALID_HANDLE_VALUE ? nullptr : handle) {}
    ~Handle() {
        if (m_handle != nullptr) {
            CloseHandle(m_handle);
        }
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    explicit operator bool() const noexcept { return m_handle != nullptr; }
    HANDLE get() const noexcept { return m_handle; }

private:
    HANDLE m_handle;
};

HANDLE openFile(const fs::path& file, DWORD access) noexcept {
    return CreateFileW(file.c_str(), access, kShareAll, nullptr, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr);
}

bool isHeld(const fs::path& file, DWORD access) noexcept {
    const Handle handle(openFile(file, access));
    return !handle && (GetLastError() == ERROR_SHARING_VIOLATION || GetLastError() == ERROR_LOCK_VIOLATION);
}

bool isProtected(const fs::path& file) noexcept {
    const DWORD attributes = GetFileAttributesW(file.c_str());
    return attributes != INVALID_FILE_ATTRIBUTES &&
           (attributes & (FILE_ATTRIBUTE_DIRECTORY | FILE_ATTRIBUTE_READONLY)) != 0;
}

[[noreturn]] void fail(const char* what, const fs::path& file, DWORD problem) {
    throw fs::filesystem_error(what, file, std::error_code(static_cast<int>(problem), std::system_category()));
}

}  // namespace

void flushToDisk(const fs::path& file) {
    const Handle handle(openFile(file, GENERIC_WRITE));
    if (!handle) {
        return;
    }
    if (FlushFileBuffers(handle.get()) == 0) {
        const DWORD problem = GetLastError();
        // Some network folders cannot flush; only real write failures count.
        if (problem == ERROR_DISK_FULL || problem == ERROR_HANDLE_DISK_FULL || problem == ERROR_IO_DEVICE ||
            problem == ERROR_WRITE_FAULT || problem == ERROR_CRC) {
            fail("FlushFileBuffers", file, problem);
        }
    }
}

void replaceFile(const fs::path& from, const fs::path& to) {
    constexpr int kTries = 51;
    constexpr DWORD kPause = 10;  // ms
    for (int attempt = 1;; ++attempt) {
        if (MoveFileExW(from.c_str(), to.c_str(), MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH) != 0) {
            return;
        }
        const DWORD problem = GetLastError();
        // A file that somebody reads denies access, as do folders and protected files, for which waiting is of no use.
        const bool passes = problem == ERROR_SHARING_VIOLATION || problem == ERROR_LOCK_VIOLATION ||
                            (problem == ERROR_ACCESS_DENIED && !isProtected(to));
        if (!passes || attempt == kTries) {
            fail("MoveFileEx", to, problem);
        }
        Sleep(kPause);
    }
}

bool isHeldFromReading(const fs::path& file) noexcept { return isHeld(file, GENERIC_READ); }

bool isHeldFromReplacing(const fs::path& file) noexcept { return isHeld(file, DELETE); }

long processId() noexcept { return static_cast<long>(GetCurrentProcessId()); }

bool processRuns(long id) noexcept {
    const Handle process(OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, static_cast<DWORD>(id)));
    if (!process) {
        return GetLastError() != ERROR_INVALID_PARAMETER;  // it runs, for another user
    }
    DWORD status = 0;
    return GetExitCodeProcess(process.get(), &status) == 0 || status == STILL_ACTIVE;
}

}  // namespace exemplar::platform
