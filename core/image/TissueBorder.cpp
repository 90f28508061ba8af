// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/TissueBorder.h"

#include "core/image/Blur.h"
#include "core/image/Components.h"
#include "core/image/DistanceMap.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <set>

namespace exemplar {
namespace {

// Lengths are pixels of the model.
constexpr double kNoise = 0.7;                  ///< deviation of the blur before intensities are read
constexpr double kGrain = 1.5;                  ///< likewise of what they say
constexpr double kInside = 1.5;                 ///< from the border on, intensities count as the structure's
constexpr double kNear = 8.0, kFar = 60.0;      ///< what counts as its surroundings
constexpr double kStiffness = 4.0;              ///< distance from the border that weighs as much as a factor of e
constexpr double kBinBlur = 1.5;                ///< bins
constexpr double kRare = 1e-3, kCertain = 4.0;  ///< share that is added to each bin; most that one intensity says
constexpr double kLeast = 50.0;                 ///< pixels of the scan on either side
constexpr double kMostGrown = 3.0;              ///< times its area

}  // namespace

TissueBorder::TissueBorder(double spacingX, double spacingY, double modelPixel)
    : m_spacingX(spacingX), m_spacingY(spacingY), m_pixel(modelPixel) {}

Image TissueBorder::smooth(const Image& picture) const {
    return blurred(picture, kNoise * m_pixel / m_spacingX, kNoise * m_pixel / m_spacingY);
}

int TissueBorder::binOf(float value) { return std::clamp(static_cast<int>(value * kBins), 0, kBins - 1); }

void TissueBorder::learn(const Image& picture, const Image& distance) {
    const Image seen = smooth(picture);
    for (std::size_t i = 0; i < seen.size(); ++i) {
        const double depth = distance.pixels()[i] / m_pixel;
        if (picture.pixels()[i] <= 0.0F) {
            continue;
        }
        if (depth > kInside) {
            ++m_inside[binOf(seen.pixels()[i])];
        } else if (depth < -kNear && depth > -kFar) {
            ++m_outside[binOf(seen.pixels()[i])];
        }
    }
}

bool TissueBorder::known() const {
    return std::accumulate(m_inside.begin(), m_inside.end(), 0.0) >= kLeast &&
           std::accumulate(m_outside.begin(), m_outside.end(), 0.0) >= kLeast;
}

TissueBorder::Histogram TissueBorder::sharesOf(const Histogram& counts) {
    const double sum = std::accumulate(counts.begin(), counts.end(), 0.0);
    Image row(kBins, 1);
    std::transform(counts.begin(), counts.end(), row.pixels().begin(),
                   [](double count) { return static_cast<float>(count); });
    row = blurred(row, kBinBlur, 0.0);
    Histogram result;
    std::transform(row.pixels().begin(), row.pixels().end(), result.begin(),
                   [sum](float count) { return count / sum; });
    return result;
}

double TissueBorder::shared() const {
    const Histogram inside = sharesOf(m_inside), outside = sharesOf(m_outside);
    return std::transform_reduce(inside.begin(), inside.end(), outside.begin(), 0.0, std::plus<>(),
                                 [](double one, double other) { return std::min(one, other); });
}

TissueBorder::Histogram TissueBorder::evidence() const {
    const Histogram inside = sharesOf(m_inside), outside = sharesOf(m_outside);
    Histogram result;
    for (int bin = 0; bin < kBins; ++bin) {
        result[bin] = std::clamp(std::log((inside[bin] + kRare) / (outside[bin] + kRare)), -kCertain, kCertain);
    }
    return result;
}

Image TissueBorder::says(const Image& picture) const {
    const Histogram byIntensity = evidence();
    Image result = smooth(picture);
    for (std::size_t i = 0; i < result.size(); ++i) {
        float& value = result.pixels()[i];
        value = picture.pixels()[i] <= 0.0F ? 0.0F : static_cast<float>(byIntensity[binOf(value)]);
    }
    return blurred(result, kGrain * m_pixel / m_spacingX, kGrain * m_pixel / m_spacingY);
}

Mask TissueBorder::reached(const Image& picture, const Image& outside, double weight) const {
    const Image tissue = says(picture);
    Mask result(outside.width(), outside.height());
    for (std::size_t i = 0; i < result.size(); ++i) {
        const double away = outside.pixels()[i] / m_pixel;
        result.pixels()[i] = away <= 0.0 || (away <= kReach && weight * tissue.pixels()[i] > away / kStiffness);
    }
    return result;
}

Mask TissueBorder::settled(const Image& picture, const Image& distance, double weight) const {
    const Mask before = insideOf(distance);
    const double area = std::accumulate(before.pixels().begin(), before.pixels().end(), 0.0);
    if (weight <= 0.0 || !known() || area == 0.0) {
        return before;
    }
    const Image tissue = says(picture);
    const double halfPixel = 0.5 * std::sqrt(m_spacingX * m_spacingY);  // the border runs between pixel centres
    Mask after = before;
    for (std::size_t i = 0; i < after.size(); ++i) {
        const double depth = distance.pixels()[i];
        if (std::abs(depth) <= kReach * m_pixel) {
            const double fromBorder = (depth - std::copysign(halfPixel, depth)) / (kStiffness * m_pixel);
            after.pixels()[i] = fromBorder + weight * tissue.pixels()[i] > 0.0;
        }
    }
    Image2D<int> ids;
    connectedComponents(after, ids);
    std::set<int> touching;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (before.pixels()[i] != 0) {
            touching.insert(ids.pixels()[i]);
        }
    }
    double settledArea = 0.0;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        after.pixels()[i] = after.pixels()[i] != 0 && touching.contains(ids.pixels()[i]);
        settledArea += after.pixels()[i];
    }
    return settledArea > kMostGrown * area ? before : after;
}

}  // namespace exemplar
