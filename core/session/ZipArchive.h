// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JobControl.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

struct zip;

namespace exemplar {

/// Reads members of a zip, through libzip.
class ZipReader {
public:
    /// Throws Error(FileNotFound, FileDamaged).
    explicit ZipReader(const std::filesystem::path& path);

    bool has(const std::string& name) const;
    /// Unpacked size as the archive says. Throws Error(FileDamaged) where there is no such member.
    std::uint64_t size(const std::string& name) const;
    /// Throws Error(FileDamaged) where the member is missing, larger than `limit`, or fails its checksum.
    std::string text(const std::string& name, std::uint64_t limit) const;
    /// Exactly `count` bytes, the whole member. Throws as above, and Error(Cancelled).
    void read(const std::string& name, void* target, std::uint64_t count, JobControl& control) const;
    [[noreturn]] void damaged() const;

private:
    std::filesystem::path m_path;
    std::unique_ptr<zip, void (*)(zip*)> m_zip;
};

/// Writes a new zip; nothing is on disk before finish(). What is added must live until then.
class ZipWriter {
public:
    /// Throws Error(FileUnwritable).
    explicit ZipWriter(const std::filesystem::path& path);
    void add(const std::string& name, const void* bytes, std::uint64_t count);
    /// Throws Error(FileUnwritable, Cancelled).
    void finish(JobControl& control);

private:
    [[noreturn]] void fail(const std::string& why) const;

    std::filesystem::path m_path;
    std::unique_ptr<zip, void (*)(zip*)> m_zip;
};

}  // namespace exemplar
