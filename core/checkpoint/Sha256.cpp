// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checkpoint/Sha256.h"

#include "core/base/Error.h"

#include <openssl/evp.h>

#include <fstream>
#include <memory>
#include <vector>

namespace exemplar {
namespace {

class Digest {
public:
    Digest() { EVP_DigestInit_ex(m_context.get(), EVP_sha256(), nullptr); }
    void add(const char* bytes, std::size_t count) { EVP_DigestUpdate(m_context.get(), bytes, count); }
    std::string hex() {
        unsigned char raw[EVP_MAX_MD_SIZE];
        unsigned int length = 0;
        EVP_DigestFinal_ex(m_context.get(), raw, &length);
        static constexpr char kDigits[] = "0123456789abcdef";
        std::string text;
        for (unsigned int i = 0; i < length; ++i) {
            text += kDigits[raw[i] >> 4];
            text += kDigits[raw[i] & 15];
        }
        return text;
    }

private:
    std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> m_context{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
};

}  // namespace

std::string sha256(const std::string& bytes) {
    Digest digest;
    digest.add(bytes.data(), bytes.size());
    return digest.hex();
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
        throw Error(ErrorCode::FileUnreadable, "Cannot read " + path.string() + "; check that you may read it.",
                    {path.string()});
    }
    return digest.hex();
}

}  // namespace exemplar
