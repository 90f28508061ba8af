// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <memory>

namespace exemplar {

/// A SHA-256 in the making (FIPS 180-4): by Windows' own library there, else by OpenSSL.
class Digest {
public:
    /// Throws Error(Internal) where the library refuses, as do the functions below.
    Digest();
    ~Digest();
    Digest(const Digest&) = delete;
    Digest& operator=(const Digest&) = delete;

    void add(const char* bytes, std::size_t count);
    /// Once, at the end.
    std::array<unsigned char, 32> finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace exemplar
