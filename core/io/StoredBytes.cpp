// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/StoredBytes.h"

#include "core/base/FileErrors.h"
#include "core/io/CFileName.h"

#include <zlib.h>

#include <algorithm>
#include <memory>

namespace exemplar {
namespace fs = std::filesystem;
namespace {

/// Deflate cannot shrink by more than this.
constexpr std::uint64_t kMostPerByte = 1032;

[[noreturn]] void damaged(const fs::path& path, const std::string& why) {
    throw Error(ErrorCode::FileDamaged,
                path.string() + " is not whole (" + why + "); take it from its source or a backup again.",
                {path.string(), why});
}

}  // namespace

std::vector<unsigned char> readStoredBytes(const fs::path& path, std::uint64_t offset, std::uint64_t count,
                                           JobControl& control) {
    const std::unique_ptr<gzFile_s, int (*)(gzFile)> file(gzopen(cFileName(path).c_str(), "rb"), &gzclose);
    if (!file) {
        throw unreadableFile(path);
    }
    gzbuffer(file.get(), 1 << 18);
    const std::uint64_t size = fs::file_size(path);
    const bool plain = gzdirect(file.get()) != 0;
    if (offset + count > (plain ? size : size * kMostPerByte)) {
        damaged(path, "its header promises more than the file holds");
    }
    std::vector<unsigned char> bytes;
    bytes.reserve(plain ? count : std::min(count, size * 8));
    std::vector<unsigned char> block(1 << 20);
    std::uint64_t place = 0;
    if (plain && offset > 0) {
        if (gzseek(file.get(), static_cast<z_off_t>(offset), SEEK_SET) < 0) {
            damaged(path, "it ends early");
        }
        place = offset;
    }
    const std::string stage = "Reading " + path.filename().string();
    while (true) {
        control.checkpoint();
        const int read = gzread(file.get(), block.data(), static_cast<unsigned>(block.size()));
        int problem = Z_OK;
        gzerror(file.get(), &problem);
        if (read < 0 || problem < 0) {
            damaged(path, problem == Z_BUF_ERROR ? "it ends early" : "its compressed data are faulty");
        }
        if (read == 0) {
            break;
        }
        const std::uint64_t end = place + static_cast<std::uint64_t>(read);
        const std::uint64_t from = std::max(place, offset);
        const std::uint64_t to = std::min(end, offset + count);
        if (from < to) {
            bytes.insert(bytes.end(), block.begin() + static_cast<std::ptrdiff_t>(from - place),
                         block.begin() + static_cast<std::ptrdiff_t>(to - place));
        }
        place = end;
        control.report(count > 0 ? static_cast<double>(bytes.size()) / static_cast<double>(count) : 1.0, stage);
        if (plain && place >= offset + count) {
            break;
        }
    }
    if (bytes.size() < count) {
        damaged(path, "its header promises more than the file holds");
    }
    return bytes;
}

}  // namespace exemplar
