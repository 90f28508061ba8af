// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/RoughShape.h"

#include "core/image/DistanceMap.h"
#include "core/synthesis/Deformation.h"

#include <algorithm>
#include <cmath>

namespace exemplar {
namespace {

constexpr float kMostCertain = 4.0F;

float deepest(const Image& distance) { return *std::max_element(distance.pixels().begin(), distance.pixels().end()); }

/// `distance` shifted by (dx, dy) pixels, its border moved by `move` and by a smooth field of deviation `amplitude`.
Image perturbed(const Image& distance, double dx, double dy, double move, double amplitude, RandomStream& random) {
    const Image field = smoothField(distance.width(), distance.height(), random.uniform(12.0, 40.0), random);
    const int shiftX = static_cast<int>(std::lround(dx)), shiftY = static_cast<int>(std::lround(dy));
    Image result(distance.width(), distance.height());
    for (int y = 0; y < result.height(); ++y) {
        for (int x = 0; x < result.width(); ++x) {
            const int fromX = std::clamp(x - shiftX, 0, result.width() - 1),
                      fromY = std::clamp(y - shiftY, 0, result.height() - 1);
            result.at(x, y) = static_cast<float>(distance.at(fromX, fromY) + move +
                                                 amplitude / kSmoothFieldDeviation * field.at(x, y));
        }
    }
    return shapeLogits(result);
}

}  // namespace

Image shapeLogits(const Image& distance, double unitsPerPixel) {
    Image logits = distance;
    for (float& value : logits.pixels()) {
        value = std::clamp(static_cast<float>(0.5 * value / unitsPerPixel), -kMostCertain, kMostCertain);
    }
    return logits;
}

Image roughShape(const Mask& mask, RandomStream& random) {
    const Image distance = signedDistance(mask);
    const double depth = deepest(distance);
    if (depth <= 0.0) {
        return shapeLogits(distance);
    }
    const double amplitude = random.uniform(0.4, std::clamp(0.45 * depth, 1.2, 6.0));
    return perturbed(distance, 0.4 * amplitude * random.normal(), 0.4 * amplitude * random.normal(),
                     0.4 * amplitude * random.normal(), amplitude, random);
}

Image vanishingShape(const Mask& mask, RandomStream& random) {
    const Image distance = signedDistance(mask);
    const double depth = std::max(0.0F, deepest(distance));
    return perturbed(distance, random.normal(), random.normal(), -depth * random.uniform(0.2, 1.0), 0.15 * depth,
                     random);
}

}  // namespace exemplar
