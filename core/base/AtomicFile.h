// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <ostream>
#include <string>

namespace exemplar {

/// Writes a file so that a reader (or a killed program) sees the old content or the new, never half of it:
/// the bytes go to a temporary name in the same folder, are flushed to the disk, and the name is changed.
/// On failure the temporary file is removed and what was there stays.
class AtomicFile {
public:
    /// Throws Error(FileUnwritable, FileInUse) naming `path` and the remedy.
    static void write(const std::filesystem::path& path, const std::string& bytes);
    /// `fill` writes the temporary file whose path it gets (for libraries that take a file name, and for
    /// big content); keeps the extension of `path`, including ".nii.gz". Exceptions of `fill` pass through.
    static void writeWith(const std::filesystem::path& path,
                          const std::function<void(const std::filesystem::path& temporary)>& fill);
    /// Whether a file of about so many bytes could be written there now; what is there stays as it is. For long work
    /// that is lost where its result cannot be written. Throws as write() does.
    static void requireWritable(const std::filesystem::path& path, std::uintmax_t bytes = 0);
};

/// Whole file as bytes. Throws Error(FileNotFound, FileUnreadable, FileInUse).
std::string readFile(const std::filesystem::path& path);

}  // namespace exemplar
