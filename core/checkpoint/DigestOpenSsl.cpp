// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.h"
#include "core/checkpoint/Digest.h"

#include <openssl/evp.h>

namespace exemplar {
namespace {

void require(int result) {
    if (result != 1) {
        throw Error(ErrorCode::Internal, "OpenSSL computes no SHA-256; check its installation.");
    }
}

}  // namespace

struct Digest::State {
    std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
};

Digest::Digest() : m_state(std::make_unique<State>()) {
    require(EVP_DigestInit_ex(m_state->context.get(), EVP_sha256(), nullptr));
}

Digest::~Digest() = default;

void Digest::add(const char* bytes, std::size_t count) {
    require(EVP_DigestUpdate(m_state->context.get(), bytes, count));
}

std::array<unsigned char, 32> Digest::finish() {
    std::array<unsigned char, 32> raw{};
    require(EVP_DigestFinal_ex(m_state->context.get(), raw.data(), nullptr));
    return raw;
}

}  // namespace exemplar
