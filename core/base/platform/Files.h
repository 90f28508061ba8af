// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace exemplar::platform {

/// Has the system write what it still holds of the file to the disk. Throws std::filesystem::filesystem_error where the
/// disk is full or fails.
void flushToDisk(const std::filesystem::path& file);

/// Gives the file `from` the name `to`, in one step and in place of a file of that name; both are in one folder. On
/// Windows it waits up to half a second for programs that keep `to` open for a moment (virus scanners, indexers).
/// Throws std::filesystem::filesystem_error.
void replaceFile(const std::filesystem::path& from, const std::filesystem::path& to);

/// Whether another program (or another part of this one) has the file open in a way that keeps it from being read, or
/// from being replaced and removed. Never elsewhere than on Windows, where open files can be replaced.
bool isHeldFromReading(const std::filesystem::path& file) noexcept;
bool isHeldFromReplacing(const std::filesystem::path& file) noexcept;

/// Number of this process, and whether a process of that number runs.
long processId() noexcept;
bool processRuns(long id) noexcept;

}  // namespace exemplar::platform
