// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/Inpainting.h"

#include <algorithm>
#include <cmath>

namespace exemplar {
namespace {

struct Hole {
    int x0 = 0, y0 = 0, x1 = -1, y1 = -1;
    std::vector<std::pair<int, int>> pixels;
};

Hole findHole(const Mask& mask) {
    Hole hole{mask.width(), mask.height(), -1, -1, {}};
    for (int y = 0; y < mask.height(); ++y) {
        for (int x = 0; x < mask.width(); ++x) {
            if (mask.at(x, y) != 0) {
                hole.pixels.emplace_back(x, y);
                hole.x0 = std::min(hole.x0, x);
                hole.x1 = std::max(hole.x1, x);
                hole.y0 = std::min(hole.y0, y);
                hole.y1 = std::max(hole.y1, y);
            }
        }
    }
    return hole;
}

constexpr int kNeighbours[4][2] = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}};

/// Deviation of the rim's pixels from the mean of their known neighbours.
double rimTexture(const Image& image, const Mask& mask, const Hole& hole) {
    double sum = 0.0;
    int count = 0;
    for (int y = hole.y0 - 3; y <= hole.y1 + 3; ++y) {
        for (int x = hole.x0 - 3; x <= hole.x1 + 3; ++x) {
            if (!mask.contains(x, y) || mask.at(x, y) != 0) {
                continue;
            }
            double mean = 0.0;
            int known = 0;
            for (const auto& [dx, dy] : kNeighbours) {
                if (mask.contains(x + dx, y + dy) && mask.at(x + dx, y + dy) == 0) {
                    mean += image.at(x + dx, y + dy);
                    ++known;
                }
            }
            if (known == 4) {
                const double difference = image.at(x, y) - mean / 4.0;
                sum += difference * difference;
                ++count;
            }
        }
    }
    return count > 0 ? std::sqrt(sum / count) : 0.0;
}

}  // namespace

void inpaint(Image& image, const Mask& mask, RandomStream& random) {
    const Hole hole = findHole(mask);
    if (hole.pixels.empty()) {
        return;
    }
    double rim = 0.0;
    int rimCount = 0;
    for (const auto& [x, y] : hole.pixels) {
        for (const auto& [dx, dy] : kNeighbours) {
            if (mask.contains(x + dx, y + dy) && mask.at(x + dx, y + dy) == 0) {
                rim += image.at(x + dx, y + dy);
                ++rimCount;
            }
        }
    }
    for (const auto& [x, y] : hole.pixels) {
        image.at(x, y) = rimCount > 0 ? static_cast<float>(rim / rimCount) : 0.0F;
    }
    // Successive over-relaxation; the mean start makes 60 sweeps enough for structures of organ size.
    constexpr int kSweeps = 60;
    constexpr float kRelaxation = 1.85F;
    for (int sweep = 0; sweep < kSweeps; ++sweep) {
        for (const auto& [x, y] : hole.pixels) {
            float sum = 0.0F;
            int count = 0;
            for (const auto& [dx, dy] : kNeighbours) {
                if (mask.contains(x + dx, y + dy)) {
                    sum += image.at(x + dx, y + dy);
                    ++count;
                }
            }
            image.at(x, y) += kRelaxation * (sum / static_cast<float>(count) - image.at(x, y));
        }
    }
    const double texture = std::min(0.04, 0.8 * rimTexture(image, mask, hole));
    for (const auto& [x, y] : hole.pixels) {
        image.at(x, y) = std::clamp(image.at(x, y) + static_cast<float>(texture * random.normal()), 0.0F, 1.0F);
    }
}

Image blurred(const Image& image, double sigma) {
    const int reach = std::max(1, static_cast<int>(std::ceil(3.0 * sigma)));
    std::vector<float> kernel;
    double sum = 0.0;
    for (int i = -reach; i <= reach; ++i) {
        kernel.push_back(static_cast<float>(std::exp(-0.5 * i * i / (sigma * sigma))));
        sum += kernel.back();
    }
    for (float& weight : kernel) {
        weight = static_cast<float>(weight / sum);
    }
    Image rows(image.width(), image.height()), result(image.width(), image.height());
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            float value = 0.0F;
            for (int i = -reach; i <= reach; ++i) {
                value += kernel[i + reach] * image.at(std::clamp(x + i, 0, image.width() - 1), y);
            }
            rows.at(x, y) = value;
        }
    }
    for (int y = 0; y < image.height(); ++y) {
        for (int i = -reach; i <= reach; ++i) {
            const int from = std::clamp(y + i, 0, image.height() - 1);
            for (int x = 0; x < image.width(); ++x) {
                result.at(x, y) += kernel[i + reach] * rows.at(x, from);
            }
        }
    }
    return result;
}

}  // namespace exemplar
