// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/Blur.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace exemplar {
namespace {

/// Weights from -reach to reach.
std::vector<float> kernelOf(double sigma) {
    if (sigma <= 0.0) {
        return {1.0F};
    }
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
    return kernel;
}

}  // namespace

Image blurred(const Image& image, double sigmaX, double sigmaY) {
    const std::vector<float> alongX = kernelOf(sigmaX), alongY = kernelOf(sigmaY);
    const int reachX = static_cast<int>(alongX.size() / 2), reachY = static_cast<int>(alongY.size() / 2);
    Image rows(image.width(), image.height()), result(image.width(), image.height());
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            float value = 0.0F;
            for (int i = -reachX; i <= reachX; ++i) {
                value += alongX[i + reachX] * image.at(std::clamp(x + i, 0, image.width() - 1), y);
            }
            rows.at(x, y) = value;
        }
    }
    for (int y = 0; y < image.height(); ++y) {
        for (int i = -reachY; i <= reachY; ++i) {
            const int from = std::clamp(y + i, 0, image.height() - 1);
            for (int x = 0; x < image.width(); ++x) {
                result.at(x, y) += alongY[i + reachY] * rows.at(x, from);
            }
        }
    }
    return result;
}

}  // namespace exemplar
