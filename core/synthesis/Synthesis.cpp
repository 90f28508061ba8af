// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/Synthesis.h"

#include "core/base/Error.h"
#include "core/base/RandomStream.h"
#include "core/image/Components.h"
#include "core/image/DistanceMap.h"
#include "core/synthesis/Deformation.h"
#include "core/synthesis/Inpainting.h"
#include "core/synthesis/IntensityChange.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

namespace exemplar {
namespace {

constexpr double kDegree = std::numbers::pi / 180.0;

std::vector<std::uint16_t> labelsIn(const LabelImage& labels) {
    std::set<std::uint16_t> found(labels.pixels().begin(), labels.pixels().end());
    found.erase(0);
    return {found.begin(), found.end()};
}

Mask grown(const Mask& mask, double by) {
    const Image distance = signedDistance(mask);
    Mask result(mask.width(), mask.height());
    std::transform(distance.pixels().begin(), distance.pixels().end(), result.pixels().begin(),
                   [by](float value) { return static_cast<std::uint8_t>(value >= -by); });
    return result;
}

/// Mean intensity of the ring around a mask: tells whether a pasted structure's surroundings fit.
double rimMean(const Image& image, const Mask& mask) {
    const Image distance = signedDistance(mask);
    double sum = 0.0;
    int count = 0;
    for (std::size_t i = 0; i < image.size(); ++i) {
        if (distance.pixels()[i] < 0.0F && distance.pixels()[i] >= -4.0F) {
            sum += image.pixels()[i];
            ++count;
        }
    }
    return count > 0 ? sum / count : 0.0;
}

struct Moved {
    Image image;
    Mask mask;
};

/// One label of `source` turned, scaled and shifted about its own centre.
Moved moveStructure(const SynthesisExemplar& source, std::uint16_t label, const SynthesisRecipe& recipe, RandomStream& random) {
    const Mask mask = labelMask(source.labels, label);
    double sumX = 0, sumY = 0, count = 0;
    for (int y = 0; y < mask.height(); ++y) {
        for (int x = 0; x < mask.width(); ++x) {
            if (mask.at(x, y) != 0) {
                sumX += x;
                sumY += y;
                ++count;
            }
        }
    }
    const double longer = std::max(source.validWidth, source.validHeight);
    Deformation deformation(mask.width(), mask.height());
    const double stretch = 1.0 + random.uniform(-recipe.separateScale, recipe.separateScale);
    deformation.affine(sumX / count, sumY / count,
                       random.uniform(-recipe.separateRotationDegrees, recipe.separateRotationDegrees) * kDegree,
                       stretch * (1.0 + 0.3 * random.uniform(-recipe.separateScale, recipe.separateScale)), stretch,
                       random.uniform(-recipe.separateShift, recipe.separateShift) * longer,
                       random.uniform(-recipe.separateShift, recipe.separateShift) * longer);
    Moved moved{deformation.apply(source.image, source.validWidth, source.validHeight), {}};
    moved.mask = labelMask(deformation.apply(source.labels, source.validWidth, source.validHeight), label);
    return moved;
}

/// Puts the moved structure on the canvas; its soft edge mixes intensities, the label changes where the mask is.
void paste(const Moved& moved, std::uint16_t label, double softEdge, SynthesisExemplar& canvas) {
    const Image distance = signedDistance(moved.mask);
    for (int y = 0; y < canvas.validHeight; ++y) {
        for (int x = 0; x < canvas.validWidth; ++x) {
            const double away = distance.at(x, y);
            const double share = softEdge > 0 ? std::clamp((away + softEdge) / (2.0 * softEdge), 0.0, 1.0) : (away > 0 ? 1.0 : 0.0);
            if (share > 0) {
                float& pixel = canvas.image.at(x, y);
                pixel += static_cast<float>(share * (moved.image.at(x, y) - pixel));
            }
            if (moved.mask.at(x, y) != 0) {
                canvas.labels.at(x, y) = label;
            }
        }
    }
}

/// Takes a label off the canvas and fills its place from the surroundings.
void remove(std::uint16_t label, SynthesisExemplar& canvas, RandomStream& random) {
    const Mask mask = labelMask(canvas.labels, label);
    Mask hole = grown(mask, 1.0);
    for (std::size_t i = 0; i < hole.size(); ++i) {
        const std::uint16_t there = canvas.labels.pixels()[i];
        if (there != 0 && there != label) {
            hole.pixels()[i] = 0;  // neighbours keep their pixels
        }
        if (there == label) {
            canvas.labels.pixels()[i] = 0;
        }
    }
    inpaint(canvas.image, hole, random);
}

/// Moves one structure by itself: within its own slice, or onto another exemplar that shows the same structure.
std::string pasteSeparately(SynthesisExemplar& canvas, const std::vector<SynthesisExemplar>& exemplars, std::size_t own,
                            const SynthesisRecipe& recipe, RandomStream& random) {
    const auto present = labelsIn(canvas.labels);
    if (present.empty()) {
        return "";
    }
    const std::uint16_t label = present[random.index(present.size())];
    const SynthesisExemplar* source = &exemplars[own];
    if (exemplars.size() > 1 && random.chance(recipe.otherExemplarShare)) {
        const std::size_t other = (own + 1 + random.index(exemplars.size() - 1)) % exemplars.size();
        const auto there = labelsIn(exemplars[other].labels);
        if (std::find(there.begin(), there.end(), label) != there.end()) {
            source = &exemplars[other];
        }
    }
    const Moved moved = moveStructure(*source, label, recipe, random);
    const double sourceRim = rimMean(source->image, labelMask(source->labels, label));
    if (std::abs(rimMean(canvas.image, moved.mask) - sourceRim) > 0.15) {
        return "";  // its surroundings would not fit
    }
    remove(label, canvas, random);
    paste(moved, label, recipe.softEdge, canvas);
    return " label " + std::to_string(label) + (source == &exemplars[own] ? " moved" : " from another exemplar");
}

/// All structures of an exemplar onto an unlabelled slice.
bool pasteOnBackground(SynthesisExemplar& canvas, const std::vector<SynthesisExemplar>& backgrounds,
                       const SynthesisRecipe& recipe, RandomStream& random) {
    SynthesisExemplar target = backgrounds[random.index(backgrounds.size())];
    target.labels = LabelImage(target.image.width(), target.image.height());
    for (std::uint16_t label : labelsIn(canvas.labels)) {
        const Moved moved = moveStructure(canvas, label, recipe, random);
        if (std::abs(rimMean(target.image, moved.mask) - rimMean(canvas.image, labelMask(canvas.labels, label))) > 0.15) {
            return false;
        }
        paste(moved, label, recipe.softEdge, target);
    }
    canvas = std::move(target);
    return true;
}

void deformWhole(SynthesisExemplar& canvas, const SynthesisRecipe& recipe, RandomStream& random) {
    const double longer = std::max(canvas.validWidth, canvas.validHeight);
    Deformation deformation(canvas.image.width(), canvas.image.height());
    const double wavelength = recipe.elasticWavelength * longer;
    const Image dx = smoothField(canvas.image.width(), canvas.image.height(), wavelength, random);
    const Image dy = smoothField(canvas.image.width(), canvas.image.height(), wavelength, random);
    // The B-spline of unit normals has a deviation of about 0.47.
    deformation.displace(dx, dy, recipe.elasticAmplitude * longer / 0.47);
    const double stretch = 1.0 + random.uniform(-recipe.scale, recipe.scale);
    const double aspect = 1.0 + 0.3 * random.uniform(-recipe.scale, recipe.scale);
    deformation.affine(0.5 * (canvas.validWidth - 1), 0.5 * (canvas.validHeight - 1),
                       random.uniform(-recipe.rotationDegrees, recipe.rotationDegrees) * kDegree, stretch * aspect,
                       stretch / aspect, random.uniform(-recipe.shift, recipe.shift) * longer,
                       random.uniform(-recipe.shift, recipe.shift) * longer, random.chance(recipe.flipLeftRight),
                       random.chance(recipe.flipUpDown));
    canvas.image = deformation.apply(canvas.image, canvas.validWidth, canvas.validHeight);
    canvas.labels = deformation.apply(canvas.labels, canvas.validWidth, canvas.validHeight);
    for (int y = 0; y < canvas.image.height(); ++y) {
        for (int x = 0; x < canvas.image.width(); ++x) {
            if (x >= canvas.validWidth || y >= canvas.validHeight) {
                canvas.labels.at(x, y) = 0;
            }
        }
    }
}

}  // namespace

SynthesisSample synthesise(const std::vector<SynthesisExemplar>& exemplars, const std::vector<SynthesisExemplar>& backgrounds,
                           const SynthesisRecipe& recipe, std::uint64_t seed, std::uint64_t id) {
    if (exemplars.empty()) {
        throw Error(ErrorCode::NothingToLearn, "There is no exemplar to make samples from; label a slice first.");
    }
    RandomStream random = RandomStream::fork(seed, id);
    const std::size_t own = id % exemplars.size();
    SynthesisExemplar canvas = exemplars[own];
    std::string description = "exemplar " + std::to_string(own + 1);
    if (!backgrounds.empty() && random.chance(recipe.backgroundShare)) {
        description += pasteOnBackground(canvas, backgrounds, recipe, random) ? " on an unlabelled slice" : "";
    } else if (random.chance(recipe.separateShare)) {
        description += pasteSeparately(canvas, exemplars, own, recipe, random);
    }
    deformWhole(canvas, recipe, random);
    changeIntensities(canvas.image, canvas.validWidth, canvas.validHeight, recipe, random);
    return {id, std::move(canvas.image), std::move(canvas.labels), static_cast<int>(own), description};
}

}  // namespace exemplar
