// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/IntensityWindow.h"

#include "core/image/EmptyField.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace exemplar {
namespace {

/// Linear interpolation between order statistics, NumPy's default.
double percentile(std::vector<float>& values, double percent) {
    const double position = percent / 100.0 * static_cast<double>(values.size() - 1);
    const auto lower = static_cast<std::size_t>(position);
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(lower);
    std::nth_element(values.begin(), middle, values.end());
    const double below = *middle;
    if (lower + 1 >= values.size()) {
        return below;
    }
    const double above = *std::min_element(middle + 1, values.end());
    return below + (position - static_cast<double>(lower)) * (above - below);
}

/// Every step-th voxel unless it is 0 or the fill.
std::vector<float> inBody(const std::vector<float>& voxels, float fill, std::size_t step) {
    std::vector<float> values;
    for (std::size_t i = 0; i < voxels.size(); i += step) {
        if (voxels[i] != 0.0F && voxels[i] != fill) {
            values.push_back(voxels[i]);
        }
    }
    return values;
}

/// The body's voxels, or a sample of them where a scan is so large that sorting all would keep a user waiting.
std::vector<float> valuesOf(const std::vector<float>& voxels, float fill) {
    constexpr std::size_t kAll = 4'000'000, kSample = 1'000'000, kLeast = 100'000;
    for (std::size_t step = voxels.size() <= kAll ? 1 : voxels.size() / kSample;;
         step = std::max<std::size_t>(step / 8, 1)) {
        // Without a divisor in common with the rows' length every column is met equally often; so for rows and slices.
        while (std::gcd(step, voxels.size()) != 1) {
            ++step;
        }
        std::vector<float> values = inBody(voxels, fill, step);
        if (step == 1 || values.size() >= kLeast) {  // else a small body in a large field, for which it is too coarse
            return values;
        }
    }
}

}  // namespace

Image IntensityWindow::apply(const Image& slice) const {
    Image result(slice.width(), slice.height());
    std::transform(slice.pixels().begin(), slice.pixels().end(), result.pixels().begin(),
                   [this](float value) { return apply(value); });
    return result;
}

IntensityWindow IntensityWindow::automatic(const Volume& volume) {
    if (volume.modality() == Modality::CT) {
        return {-160.0, 240.0};
    }
    const float fill = emptyField(volume).value_or(0.0F);
    std::vector<float> values = valuesOf(volume.voxels(), fill);
    if (values.empty()) {
        return {0.0, 1.0};
    }
    IntensityWindow window{percentile(values, 0.5), percentile(values, 99.5)};
    if (!(window.high > window.low)) {  // a body of one intensity is told from what is around it
        window = {std::min<double>(window.low, fill), std::max<double>(window.low, fill)};
    }
    if (!(window.high > window.low)) {
        window.high = window.low + 1.0;
    }
    return window;
}

}  // namespace exemplar
