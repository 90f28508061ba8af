// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checkpoint/Sha256.h"

#include "core/base/FileErrors.h"
#include "core/checkpoint/Digest.h"

#include <array>
#include <fstream>
#include <vector>

namespace exemplar {
namespace {

std::string hexOf(const std::array<unsigned char, 32>& raw) {
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string text;
    for (const unsigned char byte : raw) {
        text += kDigits[byte >> 4];
        text += kDigits[byte & 15];
    }
    return text;
}

}  // namespace

std::string sha256(const std::string& bytes) {
    Digest digest;
    digest.add(bytes.data(), bytes.size());
    return hexOf(digest.finish());
}

std::string sha256OfFile(const std::filesystem::path& path, JobControl& control) {
    if (!std::filesystem::exists(path)) {
        throw Error(ErrorCode::FileNotFound, "There is no file " + path.string() + "; check the path.",
                    {path.string()});
    }
    std::ifstream stream(path, std::ios::binary);
    Digest digest;
    std::vector<char> block(1 << 20);
    while (stream) {
        control.checkpoint();
        stream.read(block.data(), static_cast<std::streamsize>(block.size()));
        digest.add(block.data(), static_cast<std::size_t>(stream.gcount()));
    }
    if (!stream.eof()) {
        throw unreadableFile(path);
    }
    return hexOf(digest.finish());
}

}  // namespace exemplar
