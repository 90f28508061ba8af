// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/RandomStream.h"

#include <cmath>
#include <numbers>

namespace exemplar {

double RandomStream::uniform() { return static_cast<double>(m_generator() >> 11) * 0x1.0p-53; }

double RandomStream::logUniform(double low, double high) { return std::exp(uniform(std::log(low), std::log(high))); }

double RandomStream::normal() {
    if (m_hasSpare) {
        m_hasSpare = false;
        return m_spareNormal;
    }
    const double radius = std::sqrt(-2.0 * std::log(1.0 - uniform()));
    const double angle = 2.0 * std::numbers::pi * uniform();
    m_spareNormal = radius * std::sin(angle);
    m_hasSpare = true;
    return radius * std::cos(angle);
}

std::size_t RandomStream::index(std::size_t count) {
    const auto drawn = static_cast<std::size_t>(uniform() * static_cast<double>(count));
    return drawn < count ? drawn : count - 1;
}

RandomStream RandomStream::fork(std::uint64_t seed, std::uint64_t id) {
    // SplitMix64's finaliser decorrelates neighbouring ids.
    std::uint64_t mixed = seed + 0x9E3779B97F4A7C15ULL * (id + 1);
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9ULL;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBULL;
    return RandomStream(mixed ^ (mixed >> 31));
}

}  // namespace exemplar
