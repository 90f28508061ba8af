// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/Synthesis.h"

#include "core/base/Error.h"
#include "core/base/RandomStream.h"
#include "core/synthesis/Deformation.h"
#include "core/synthesis/IntensityChange.h"
#include "core/synthesis/StructurePaste.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace exemplar {
namespace {

void requireOneSize(const std::vector<SynthesisExemplar>& pictures, const Image& first, bool labelled) {
    for (const SynthesisExemplar& picture : pictures) {
        const bool sameImage = picture.image.width() == first.width() && picture.image.height() == first.height();
        const bool sameLabels =
            !labelled || (picture.labels.width() == first.width() && picture.labels.height() == first.height());
        const bool valid = picture.validWidth > 0 && picture.validHeight > 0 && picture.validWidth <= first.width() &&
                           picture.validHeight <= first.height();
        if (!sameImage || !sameLabels || !valid) {
            throw Error(ErrorCode::Internal,
                        "The pictures for synthesis differ in size; bring them into one frame first.");
        }
    }
}

/// Places one structure by itself, or all on another slice; returns what was done.
std::string placeSeparately(SynthesisExemplar& canvas, const std::vector<SynthesisExemplar>& exemplars,
                            const std::vector<SynthesisExemplar>& backgrounds, std::size_t own,
                            const SynthesisRecipe& recipe, RandomStream& random) {
    const double other = exemplars.size() > 1 ? recipe.otherExemplarWeight : 0.0;
    const double unlabelled = backgrounds.empty() ? 0.0 : recipe.unlabelledSliceWeight;
    const double choice = random.uniform(0.0, recipe.ownExemplarWeight + other + unlabelled);
    if (choice < unlabelled) {
        SynthesisExemplar target = backgrounds[random.index(backgrounds.size())];
        target.labels = LabelImage(target.image.width(), target.image.height());
        const std::string done = StructurePaste(target, recipe, random).takeAll(canvas);
        if (!done.empty()) {
            canvas = std::move(target);
        }
        return done;
    }
    StructurePaste paste(canvas, recipe, random);
    if (choice < unlabelled + other) {
        return paste.takeFrom(exemplars[(own + 1 + random.index(exemplars.size() - 1)) % exemplars.size()]);
    }
    return recipe.ownExemplarWeight > 0.0 ? paste.moveOwn() : "";
}

std::string deformWhole(SynthesisExemplar& canvas, const SynthesisRecipe& recipe, RandomStream& random) {
    const double longer = std::max(canvas.validWidth, canvas.validHeight);
    const int width = canvas.image.width(), height = canvas.image.height();
    const double wavelength = recipe.elasticWavelength * longer;
    const Image dx = smoothField(width, height, wavelength, random);
    const Image dy = smoothField(width, height, wavelength, random);
    const double stretch = 1.0 + random.uniform(-recipe.scale, recipe.scale);
    const double aspect = 1.0 + 0.3 * random.uniform(-recipe.scale, recipe.scale);
    const double degrees = random.uniform(-recipe.rotationDegrees, recipe.rotationDegrees);
    const double shiftX = random.uniform(-recipe.shift, recipe.shift) * longer;
    const double shiftY = random.uniform(-recipe.shift, recipe.shift) * longer;
    const bool flipX = random.chance(recipe.flipLeftRight), flipY = random.chance(recipe.flipUpDown);

    Deformation deformation(width, height);
    deformation.displace(dx, dy, recipe.elasticAmplitude * longer / kSmoothFieldDeviation);
    deformation.affine(0.5 * (canvas.validWidth - 1), 0.5 * (canvas.validHeight - 1),
                       degrees * std::numbers::pi / 180.0, stretch * aspect, stretch / aspect, shiftX, shiftY, flipX,
                       flipY);
    canvas.image = deformation.apply(canvas.image, canvas.validWidth, canvas.validHeight);
    canvas.labels = deformation.apply(canvas.labels, canvas.validWidth, canvas.validHeight);
    for (int y = 0; y < height; ++y) {
        for (int x = y < canvas.validHeight ? canvas.validWidth : 0; x < width; ++x) {
            canvas.labels.at(x, y) = 0;  // the padding's pixels are cleared with the intensities
        }
    }
    return "turned " + std::to_string(static_cast<int>(std::lround(degrees))) + " degrees, scaled " +
           std::to_string(static_cast<int>(std::lround(100.0 * stretch))) + "%" + (flipX ? ", mirrored" : "") +
           (flipY ? ", upside down" : "");
}

}  // namespace

SynthesisSample synthesise(const std::vector<SynthesisExemplar>& exemplars,
                           const std::vector<SynthesisExemplar>& backgrounds, const SynthesisRecipe& recipe,
                           std::uint64_t seed, std::uint64_t id) {
    if (exemplars.empty()) {
        throw Error(ErrorCode::NothingToLearn, "There is no exemplar to make samples from; label a slice first.");
    }
    requireOneSize(exemplars, exemplars.front().image, true);
    requireOneSize(backgrounds, exemplars.front().image, false);
    RandomStream random = RandomStream::fork(seed, id);
    const std::size_t own = id % exemplars.size();
    SynthesisExemplar canvas = exemplars[own];
    std::string description = "exemplar " + std::to_string(own + 1);
    if (random.chance(recipe.separateShare)) {
        const std::string done = placeSeparately(canvas, exemplars, backgrounds, own, recipe, random);
        description += done.empty() ? "" : ", " + done;
    }
    description += ", " + deformWhole(canvas, recipe, random);
    changeIntensities(canvas.image, canvas.validWidth, canvas.validHeight, recipe, random);
    return {id, std::move(canvas.image), std::move(canvas.labels), static_cast<int>(own), description};
}

}  // namespace exemplar
