// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/TissueWeights.h"

#include "core/base/EvenChoice.h"
#include "core/base/RandomStream.h"
#include "core/engine/ExemplarSet.h"
#include "core/image/Components.h"
#include "core/image/DistanceMap.h"
#include "core/image/TissueBorder.h"
#include "core/image/TissueGrowth.h"
#include "core/metrics/Overlap.h"
#include "core/synthesis/Deformation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace exemplar {
namespace {

constexpr std::array<double, 3> kWeights{0.25, 0.5, 0.75};
constexpr double kWorthIt = 0.01;  ///< of the mean DSC, what a weight has to bring
constexpr int kTries = 3;          ///< of each exemplar
constexpr std::size_t kMostExemplars = 6;
constexpr double kError = 2.0;        ///< pixels of the model: deviation of a border that was learned elsewhere
constexpr double kWavelength = 25.0;  ///< the same, along the border
constexpr std::array<double, 2> kCuts{0.25, 0.5};
constexpr double kWorthGrowing = 0.03;  ///< of the mean DSC, what growing has to bring after either cut

/// A slice that shows the structure, with a border as a model might draw it.
struct Wrong {
    const Exemplar* exemplar;
    Image distance;
};

double modelPixel(const SliceImage& slice) {
    return modelPixelOf(slice.pixels.width() * slice.spacingX, slice.pixels.height() * slice.spacingY);
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
    for (const std::size_t i : evenChoice(all.size(), kMostExemplars)) {
        some.push_back(all[i]);
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
            if (anyPixel(mask)) {
                wrong.push_back({exemplar, signedDistance(mask, slice.spacingX, slice.spacingY)});
            }
        }
    }
    return wrong;
}

double diceOf(const Exemplar& exemplar, std::uint16_t label, const LabelImage& mine) {
    return overlaps(exemplar.labels, mine, {label}).front().dice();
}

double diceOf(const Wrong& wrong, std::uint16_t label, double weight) {
    const SliceImage& slice = wrong.exemplar->image;
    TissueBorder tissue(slice.spacingX, slice.spacingY, modelPixel(slice));
    tissue.learn(slice.pixels, wrong.distance);
    const Mask settled = tissue.settled(slice.pixels, wrong.distance, weight);
    LabelImage mine(settled.width(), settled.height());
    std::transform(settled.pixels().begin(), settled.pixels().end(), mine.pixels().begin(),
                   [label](std::uint8_t there) { return there != 0 ? label : std::uint16_t{0}; });
    return diceOf(*wrong.exemplar, label, mine);
}

double meanDice(const std::vector<Wrong>& wrong, std::uint16_t label, double weight) {
    double sum = 0.0;
    for (const Wrong& one : wrong) {
        sum += diceOf(one, label, weight);
    }
    return sum / static_cast<double>(wrong.size());
}

/// The structure alone, without a share of it that lies on one side.
LabelImage cutOff(const LabelImage& labels, std::uint16_t label, double share, RandomStream& random) {
    const double angle = random.uniform(0.0, 2.0 * std::numbers::pi), alongX = std::cos(angle),
                 alongY = std::sin(angle);
    const auto at = [&](std::size_t i) {
        const auto width = static_cast<std::size_t>(labels.width());
        return alongX * static_cast<double>(i % width) + alongY * static_cast<double>(i / width);
    };
    std::vector<double> positions;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (labels.pixels()[i] == label) {
            positions.push_back(at(i));
        }
    }
    const auto cut = positions.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(positions.size()));
    std::nth_element(positions.begin(), cut, positions.end());
    LabelImage left(labels.width(), labels.height());
    for (std::size_t i = 0; i < labels.size(); ++i) {
        left.pixels()[i] = labels.pixels()[i] == label && at(i) >= *cut ? label : std::uint16_t{0};
    }
    return left;
}

/// Every so many pixels of an exemplar that the rest is about as fine as what the model sees.
Exemplar thinned(const Exemplar& exemplar) {
    const SliceImage& slice = exemplar.image;
    const int every = std::max(1, static_cast<int>(modelPixel(slice) / std::max(slice.spacingX, slice.spacingY)));
    if (every == 1) {
        return exemplar;
    }
    const int width = slice.pixels.width() / every, height = slice.pixels.height() / every;
    Exemplar result = exemplar;
    result.image.pixels = Image(width, height);
    result.image.spacingX *= every;
    result.image.spacingY *= every;
    result.labels = LabelImage(width, height);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            result.image.pixels.at(x, y) = slice.pixels.at(x * every, y * every);
            result.labels.at(x, y) = exemplar.labels.at(x * every, y * every);
        }
    }
    return result;
}

/// What growing brings, in DSC, where a share of the structure was cut off.
double broughtBack(const std::vector<Exemplar>& shown, std::uint16_t label, double share, RandomStream& random,
                   JobControl& control) {
    double gain = 0.0;
    for (const Exemplar& exemplar : shown) {
        const SliceImage& slice = exemplar.image;
        const SliceGrid grid{slice.spacingX, slice.spacingY, 1.0, modelPixel(slice)};
        for (int i = 0; i < kTries; ++i) {
            std::map<int, LabelImage> one{{0, cutOff(exemplar.labels, label, share, random)}};
            gain -= diceOf(exemplar, label, one[0]);
            growWithTissue(
                one, label, grid, [&](int) { return slice.pixels; }, control);
            gain += diceOf(exemplar, label, one[0]);
        }
    }
    return gain / static_cast<double>(kTries * shown.size());
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

std::vector<std::uint16_t> structuresGrowingWithTissue(const ExemplarSet& set, JobControl& control) {
    std::vector<std::uint16_t> growing;
    RandomStream random = RandomStream::fork(0, 0x6703);
    for (const std::uint16_t label : structuresInOnePiece(set)) {
        std::vector<Exemplar> shown;
        for (const Exemplar* exemplar : exemplarsOf(set, label)) {
            shown.push_back(thinned(*exemplar));
        }
        if (std::all_of(kCuts.begin(), kCuts.end(), [&](double share) {
                return broughtBack(shown, label, share, random, control) >= kWorthGrowing;
            })) {
            growing.push_back(label);
        }
    }
    return growing;
}

}  // namespace exemplar
