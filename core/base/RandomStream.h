// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

namespace exemplar {

/// Random draws that are the same on every platform: std::mt19937_64 is fixed by the standard, the
/// std::*_distribution classes are not, so the mapping to numbers is our own.
class RandomStream {
public:
    explicit RandomStream(std::uint64_t seed) : m_generator(seed) {}

    /// [0, 1) with 53 random bits.
    double uniform();
    double uniform(double low, double high) { return low + (high - low) * uniform(); }
    /// exp(uniform(log low, log high)); both positive.
    double logUniform(double low, double high);
    /// Mean 0, deviation 1 (Box-Muller, one of the pair is kept for the next call).
    double normal();
    /// 0 .. count-1; count must be positive.
    std::size_t index(std::size_t count);
    bool chance(double probability) { return uniform() < probability; }
    /// A stream of its own for item `id` (sample, slice, worker): draws do not depend on the order of work.
    static RandomStream fork(std::uint64_t seed, std::uint64_t id);

    template <typename T>
    void shuffle(std::vector<T>& items) {
        for (std::size_t i = items.size(); i > 1; --i) {
            std::swap(items[i - 1], items[index(i)]);
        }
    }

private:
    std::mt19937_64 m_generator;
    double m_spareNormal = 0.0;
    bool m_hasSpare = false;
};

}  // namespace exemplar
