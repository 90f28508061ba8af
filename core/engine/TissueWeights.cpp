// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/TissueWeights.h"

#include "core/base/RandomStream.h"
#include "core/image/Components.h"
#include "core/image/DistanceMap.h"
#include "core/image/TissueBorder.h"
#include "core/metrics/Overlap.h"
#include "core/synthesis/Deformation.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace exemplar {
namespace {

constexpr std::array<double, 3> kWeights{0.25, 0.5, 0.75};
constexpr double kWorthIt = 0.01;  ///< of the mean DSC, what a weight has to bring
constexpr int kTries = 3;          ///< of each exemplar
constexpr std::size_t kMostExemplars = 6;
constexpr double kError = 2.0;        ///< pixels of the model: deviation of a border that was learned elsewhere
constexpr double kWavelength = 25.0;  ///< the same, along the border
constexpr double kModelSide = 256.0;

/// A slice that shows the structure, with a border as a model might draw it.
struct Wrong {
    const Exemplar* exemplar;
    Image distance;
};

double modelPixel(const SliceImage& slice) {
    return std::max(slice.pixels.width() * slice.spacingX, slice.pixels.height() * slice.spacingY) / kModelSide;
}

/// Moves the border by a smooth field, and all of it in or out.
void moveBorder(Image& distance, const SliceImage& slice, RandomStream& random) {
    const double pixel = modelPixel(slice), perPixel = std::sqrt(slice.spacingX * slice.spacingY);
    const Image field = smoothField(distance.width(), distance.height(), kWavelength * pixel / perPixel, random);
    const double all = kError * random.normal();
    for (std::size_t i = 0; i < distance.size(); ++i) {
        distance.pixels()[i] += static_cast<float>(pixel * (all + kError / kSmoothFieldDeviation * field.pixels()[i]));
    }
}

/// Some of those that show a structure.
std::vector<const Exemplar*> exemplarsOf(const ExemplarSet& set, std::uint16_t label) {
    std::vector<const Exemplar*> all, some;
    for (const Exemplar& exemplar : set.exemplars) {
        const auto& pixels = exemplar.labels.pixels();
        if (std::find(pixels.begin(), pixels.end(), label) != pixels.end()) {
            all.push_back(&exemplar);
        }
    }
    const std::size_t count = std::min(kMostExemplars, all.size());
    for (std::size_t i = 0; i < count; ++i) {
        some.push_back(all[(2 * i + 1) * all.size() / (2 * count)]);
    }
    return some;
}

std::vector<Wrong> wrongBorders(const std::vector<const Exemplar*>& shown, std::uint16_t label, RandomStream& random) {
    std::vector<Wrong> wrong;
    for (const Exemplar* exemplar : shown) {
        const SliceImage& slice = exemplar->image;
        const Image distance = signedDistance(labelMask(exemplar->labels, label), slice.spacingX, slice.spacingY);
        for (int i = 0; i < kTries; ++i) {
            Image moved = distance;
            moveBorder(moved, slice, random);
            const Mask mask = insideOf(moved);
            if (std::find(mask.pixels().begin(), mask.pixels().end(), 1) != mask.pixels().end()) {
                wrong.push_back({exemplar, signedDistance(mask, slice.spacingX, slice.spacingY)});
            }
        }
    }
    return wrong;
}

double diceOf(const Wrong& wrong, std::uint16_t label, double weight) {
    const SliceImage& slice = wrong.exemplar->image;
    TissueBorder tissue(slice.spacingX, slice.spacingY, modelPixel(slice));
    tissue.learn(slice.pixels, wrong.distance);
    const Mask settled = tissue.settled(slice.pixels, wrong.distance, weight);
    LabelImage mine(settled.width(), settled.height());
    std::transform(settled.pixels().begin(), settled.pixels().end(), mine.pixels().begin(),
                   [label](std::uint8_t there) { return there != 0 ? label : std::uint16_t{0}; });
    return overlaps(wrong.exemplar->labels, mine, {label}).front().dice();
}

double meanDice(const std::vector<Wrong>& wrong, std::uint16_t label, double weight) {
    double sum = 0.0;
    for (const Wrong& one : wrong) {
        sum += diceOf(one, label, weight);
    }
    return sum / static_cast<double>(wrong.size());
}

}  // namespace

std::map<std::uint16_t, double> tissueWeights(const ExemplarSet& set) {
    std::map<std::uint16_t, double> weights;
    RandomStream random = RandomStream::fork(0, 0x7155);
    for (const LabelEntry& entry : set.labels.entries()) {
        const std::vector<Wrong> wrong = wrongBorders(exemplarsOf(set, entry.id), entry.id, random);
        if (wrong.empty()) {
            continue;
        }
        double best = meanDice(wrong, entry.id, 0.0) + kWorthIt;
        for (const double weight : kWeights) {
            if (const double here = meanDice(wrong, entry.id, weight); here > best) {
                best = here;
                weights[entry.id] = weight;
            }
        }
    }
    return weights;
}

}  // namespace exemplar
