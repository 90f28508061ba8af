// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/editing/Review.h"
#include "tests/bench/accuracy/Methods.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>

namespace exemplar::bench {

/// How well the quality estimate of proposed slices tells the bad ones.
class QualityTable {
public:
    void add(const std::vector<SliceTruth>& slices) {
        m_slices.insert(m_slices.end(), slices.begin(), slices.end());
        const auto bad = static_cast<double>(
            std::count_if(slices.begin(), slices.end(), [](const SliceTruth& one) { return one.dice < kBad; }));
        if (slices.empty()) {
            return;
        }
        std::vector<SliceTruth> sorted = slices;  // the worst first
        std::sort(sorted.begin(), sorted.end(),
                  [](const SliceTruth& a, const SliceTruth& b) { return a.quality < b.quality; });
        const std::size_t fifth = (sorted.size() + 4) / 5;
        const auto found =
            static_cast<double>(std::count_if(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(fifth),
                                              [](const SliceTruth& one) { return one.dice < kBad; }));
        m_bad += bad;
        m_found += found;
        m_possible += std::min(bad, static_cast<double>(fifth));
    }

    void print() const {
        if (m_slices.size() < 2) {
            return;
        }
        std::vector<double> quality, dice;
        std::size_t doubtful = 0, doubtfulAndBad = 0;
        for (const SliceTruth& one : m_slices) {
            quality.push_back(one.quality);
            dice.push_back(one.dice);
            const bool doubted = one.quality < Review().doubtBelow();
            doubtful += doubted ? 1U : 0U;
            doubtfulAndBad += doubted && one.dice < kBad ? 1U : 0U;
        }
        std::printf(
            "Quality estimate of %zu proposed slices: correlation with their DSC %.2f (ranks %.2f); of %.0f bad ones "
            "(DSC < %.1f) %.0f stand in the worst fifth of their scan, where %.0f have room. Below %.2f the program "
            "calls them doubtful: %zu, of which %zu are bad.\n\n",
            m_slices.size(), correlation(quality, dice), correlation(ranks(quality), ranks(dice)), m_bad, kBad, m_found,
            m_possible, Review().doubtBelow(), doubtful, doubtfulAndBad);
    }

private:
    static constexpr double kBad = 0.7;

    static double correlation(const std::vector<double>& a, const std::vector<double>& b) {
        const auto count = static_cast<double>(a.size());
        const double meanA = std::accumulate(a.begin(), a.end(), 0.0) / count;
        const double meanB = std::accumulate(b.begin(), b.end(), 0.0) / count;
        double ab = 0, aa = 0, bb = 0;
        for (std::size_t i = 0; i < a.size(); ++i) {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }
        return aa > 0 && bb > 0 ? ab / std::sqrt(aa * bb) : std::nan("");
    }

    /// Equal values share the mean of their ranks.
    static std::vector<double> ranks(const std::vector<double>& values) {
        std::vector<double> sorted = values;
        std::sort(sorted.begin(), sorted.end());
        std::vector<double> result;
        for (double value : values) {
            const auto [first, last] = std::equal_range(sorted.begin(), sorted.end(), value);
            result.push_back(0.5 * static_cast<double>((first - sorted.begin()) + (last - sorted.begin()) - 1));
        }
        return result;
    }

    std::vector<SliceTruth> m_slices;
    double m_bad = 0, m_found = 0, m_possible = 0;
};

}  // namespace exemplar::bench
