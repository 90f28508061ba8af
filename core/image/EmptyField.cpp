// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/EmptyField.h"

#include "core/image/Components.h"

#include <algorithm>
#include <vector>

namespace exemplar {

std::optional<float> emptyField(const Volume& volume) {
    const Index3& size = volume.geometry().dims();
    if (volume.voxels().empty()) {
        return {};
    }
    const float corner = volume.voxels().front();
    for (const int k : {0, size[2] - 1}) {
        for (const int j : {0, size[1] - 1}) {
            for (const int i : {0, size[0] - 1}) {
                if (volume.at({i, j, k}) != corner) {
                    return {};
                }
            }
        }
    }
    const auto count = std::count(volume.voxels().begin(), volume.voxels().end(), corner);
    return 10 * static_cast<std::size_t>(count) >= volume.voxels().size() ? std::optional(corner) : std::nullopt;
}

void clearField(const Image& slice, float field, LabelImage& labels) {
    Mask same(slice.width(), slice.height());
    std::transform(slice.pixels().begin(), slice.pixels().end(), same.pixels().begin(),
                   [field](float value) -> std::uint8_t { return value == field ? 1 : 0; });
    Image2D<int> ids;
    const std::vector<Component> parts = connectedComponents(same, ids);
    std::vector<bool> outside(parts.size() + 1);  // by id
    for (const Component& part : parts) {
        outside[static_cast<std::size_t>(part.id)] =
            part.x0 == 0 || part.y0 == 0 || part.x1 == slice.width() - 1 || part.y1 == slice.height() - 1;
    }
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (outside[static_cast<std::size_t>(ids.pixels()[i])]) {
            labels.pixels()[i] = 0;
        }
    }
}

}  // namespace exemplar
