// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/BodyBox.h"

#include "core/image/Components.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace exemplar {
namespace {

constexpr float kDiffers = 0.08F;
constexpr int kBins = 32;

/// What most of the border shows.
float fieldOf(const Image& slice) {
    std::array<int, kBins> counts{};
    std::array<double, kBins> sums{};
    const auto add = [&](float value) {
        const int bin = std::clamp(static_cast<int>(value * kBins), 0, kBins - 1);
        ++counts[bin];
        sums[bin] += value;
    };
    for (int x = 0; x < slice.width(); ++x) {
        add(slice.at(x, 0));
        add(slice.at(x, slice.height() - 1));
    }
    for (int y = 0; y < slice.height(); ++y) {
        add(slice.at(0, y));
        add(slice.at(slice.width() - 1, y));
    }
    const auto most = std::max_element(counts.begin(), counts.end()) - counts.begin();
    return static_cast<float>(sums[most] / counts[most]);
}

}  // namespace

BodyBox bodyBox(const Image& slice) {
    const BodyBox whole{0.0, 0.0, slice.width() - 1.0, slice.height() - 1.0};
    if (slice.empty()) {
        return whole;
    }
    const float field = fieldOf(slice);
    Mask body(slice.width(), slice.height());
    std::transform(slice.pixels().begin(), slice.pixels().end(), body.pixels().begin(),
                   [field](float value) -> std::uint8_t { return std::abs(value - field) > kDiffers ? 1 : 0; });
    Image2D<int> ids;
    const auto parts = connectedComponents(body, ids);
    if (parts.empty() || parts.front().x1 <= parts.front().x0 || parts.front().y1 <= parts.front().y0) {
        return whole;
    }
    const Component& largest = parts.front();
    return {double(largest.x0), double(largest.y0), double(largest.x1), double(largest.y1)};
}

}  // namespace exemplar
