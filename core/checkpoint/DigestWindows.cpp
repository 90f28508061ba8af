// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.h"
#include "core/base/platform/Windows.h"
#include "core/checkpoint/Digest.h"

#include <bcrypt.h>

#include <algorithm>

namespace exemplar {
namespace {

void require(NTSTATUS status) {
    if (status < 0) {
        throw Error(ErrorCode::Internal, "Windows computes no SHA-256; check its installation.");
    }
}

}  // namespace

struct Digest::State {
    BCRYPT_ALG_HANDLE algorithm = nullptr;
    BCRYPT_HASH_HANDLE hash = nullptr;

    ~State() {
        if (hash != nullptr) {
            BCryptDestroyHash(hash);
        }
        if (algorithm != nullptr) {
            BCryptCloseAlgorithmProvider(algorithm, 0);
        }
    }
};

Digest::Digest() : m_state(std::make_unique<State>()) {
    require(BCryptOpenAlgorithmProvider(&m_state->algorithm, BCRYPT_SHA256_ALGORITHM, nullptr, 0));
    require(BCryptCreateHash(m_state->algorithm, &m_state->hash, nullptr, 0, nullptr, 0, 0));
}

Digest::~Digest() = default;

void Digest::add(const char* bytes, std::size_t count) {
    constexpr std::size_t kMost = std::size_t{1} << 30;  // Windows counts in 32 bits
    for (std::size_t done = 0; done < count; done += std::min(kMost, count - done)) {
        auto* piece = reinterpret_cast<unsigned char*>(const_cast<char*>(bytes + done));
        require(BCryptHashData(m_state->hash, piece, static_cast<ULONG>(std::min(kMost, count - done)), 0));
    }
}

std::array<unsigned char, 32> Digest::finish() {
    std::array<unsigned char, 32> raw{};
    require(BCryptFinishHash(m_state->hash, raw.data(), static_cast<ULONG>(raw.size()), 0));
    return raw;
}

}  // namespace exemplar
