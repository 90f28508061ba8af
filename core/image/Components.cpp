// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/Components.h"

#include <algorithm>

namespace exemplar {

std::vector<Component> connectedComponents(const Mask& mask, Image2D<int>& ids) {
    ids = Image2D<int>(mask.width(), mask.height(), 0);
    std::vector<Component> parts;
    std::vector<std::pair<int, int>> front;
    for (int y = 0; y < mask.height(); ++y) {
        for (int x = 0; x < mask.width(); ++x) {
            if (mask.at(x, y) == 0 || ids.at(x, y) != 0) {
                continue;
            }
            Component part{static_cast<int>(parts.size()) + 1, 0, x, y, x, y};
            front.assign(1, {x, y});
            ids.at(x, y) = part.id;
            while (!front.empty()) {
                const auto [px, py] = front.back();
                front.pop_back();
                ++part.area;
                part.x0 = std::min(part.x0, px);
                part.x1 = std::max(part.x1, px);
                part.y0 = std::min(part.y0, py);
                part.y1 = std::max(part.y1, py);
                for (int ny = py - 1; ny <= py + 1; ++ny) {
                    for (int nx = px - 1; nx <= px + 1; ++nx) {
                        if (mask.contains(nx, ny) && mask.at(nx, ny) != 0 && ids.at(nx, ny) == 0) {
                            ids.at(nx, ny) = part.id;
                            front.emplace_back(nx, ny);
                        }
                    }
                }
            }
            parts.push_back(part);
        }
    }
    std::stable_sort(parts.begin(), parts.end(),
                     [](const Component& a, const Component& b) { return a.area > b.area; });
    return parts;
}

Mask componentMask(const Image2D<int>& ids, int id) {
    Mask mask(ids.width(), ids.height());
    std::transform(ids.pixels().begin(), ids.pixels().end(), mask.pixels().begin(),
                   [id](int value) { return static_cast<std::uint8_t>(value == id); });
    return mask;
}

bool anyPixel(const Mask& mask) {
    return std::any_of(mask.pixels().begin(), mask.pixels().end(), [](std::uint8_t there) { return there != 0; });
}

bool anyPixel(const LabelImage& labels) {
    return std::any_of(labels.pixels().begin(), labels.pixels().end(), [](std::uint16_t label) { return label != 0; });
}

Mask labelMask(const LabelImage& labels, std::uint16_t label) {
    Mask mask(labels.width(), labels.height());
    std::transform(labels.pixels().begin(), labels.pixels().end(), mask.pixels().begin(),
                   [label](std::uint16_t value) { return static_cast<std::uint8_t>(value == label); });
    return mask;
}

std::vector<std::uint16_t> labelsIn(const LabelImage& labels) {
    std::vector<std::uint16_t> found;
    for (const auto& [label, size] : labelSizes(labels)) {
        found.push_back(label);
    }
    return found;
}

std::map<std::uint16_t, double> labelSizes(const LabelImage& labels) {
    std::map<std::uint16_t, double> sizes;
    const auto& pixels = labels.pixels();
    for (auto run = pixels.begin(); run != pixels.end();) {  // slices have long runs of one label
        const auto next = std::find_if(run, pixels.end(), [run](std::uint16_t label) { return label != *run; });
        if (*run != 0) {
            sizes[*run] += static_cast<double>(next - run);
        }
        run = next;
    }
    return sizes;
}

}  // namespace exemplar
