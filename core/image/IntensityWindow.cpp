// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/IntensityWindow.h"

#include <algorithm>
#include <cmath>
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
    std::vector<float> values;
    values.reserve(volume.voxels().size());
    std::copy_if(volume.voxels().begin(), volume.voxels().end(), std::back_inserter(values),
                 [](float value) { return value != 0.0F; });
    if (values.empty()) {
        return {0.0, 1.0};
    }
    IntensityWindow window{percentile(values, 0.5), percentile(values, 99.5)};
    if (!(window.high > window.low)) {
        window.high = window.low + 1.0;
    }
    return window;
}

}  // namespace exemplar
