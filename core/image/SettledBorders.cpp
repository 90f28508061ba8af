// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/SettledBorders.h"

#include "core/image/Components.h"
#include "core/image/DistanceMap.h"
#include "core/image/TissueBorder.h"

namespace exemplar {
namespace {

// From what one click per part without learning draws of tumours (FLAIR), organs (CT) and brain structures (T1), see
// tests/bench/accuracy/NOTES.md.
constexpr double kUnlike = 0.25, kWeightOfUnlike = 0.75;
constexpr double kRatherUnlike = 0.36, kWeightOfRatherUnlike = 0.5;

double weightOf(const TissueBorder& tissue) {
    const double shared = tissue.known() ? tissue.shared() : 1.0;
    return shared < kUnlike ? kWeightOfUnlike : shared < kRatherUnlike ? kWeightOfRatherUnlike : 0.0;
}

/// The structure is where the mask is, but for what others have.
void replace(LabelImage& labels, std::uint16_t label, const Mask& mask) {
    for (std::size_t i = 0; i < labels.size(); ++i) {
        std::uint16_t& here = labels.pixels()[i];
        if (here == label && mask.pixels()[i] == 0) {
            here = 0;
        } else if (here == 0 && mask.pixels()[i] != 0) {
            here = label;
        }
    }
}

}  // namespace

void settleBorders(std::map<int, LabelImage>& slices, std::uint16_t label, std::optional<double> weight,
                   const SliceGrid& grid, const PictureOfSlice& picture,
                   const std::function<bool(int slice)>& mayVanish, JobControl& control) {
    const auto distanceTo = [&grid](const Mask& mask) { return signedDistance(mask, grid.spacingX, grid.spacingY); };
    std::map<int, Image> drawn;
    TissueBorder first(grid.spacingX, grid.spacingY, grid.modelPixel), second = first;
    for (const auto& [slice, labels] : slices) {
        control.checkpoint();
        if (const Mask mask = labelMask(labels, label); anyPixel(mask)) {
            first.learn(picture(slice), drawn[slice] = distanceTo(mask));
        }
    }
    const double counts = weight ? *weight : weightOf(first);
    if (counts <= 0.0) {
        return;
    }
    for (const auto& [slice, distance] : drawn) {
        control.checkpoint();
        const Image here = picture(slice);
        second.learn(here, distanceTo(first.settled(here, distance, counts)));
    }
    for (const auto& [slice, distance] : drawn) {
        control.checkpoint();
        const Mask settled = second.settled(picture(slice), distance, counts);
        if (anyPixel(settled) || mayVanish(slice)) {
            replace(slices.at(slice), label, settled);
        }
    }
}

}  // namespace exemplar
