// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/IntensityChange.h"

#include "core/image/Blur.h"
#include "core/synthesis/Deformation.h"

#include <algorithm>
#include <cmath>

namespace exemplar {

void changeIntensities(Image& image, int validWidth, int validHeight, const SynthesisRecipe& recipe,
                       RandomStream& random) {
    const double gamma = std::exp(random.uniform(-recipe.gamma, recipe.gamma));
    const double gain = 1.0 + random.uniform(-recipe.gain, recipe.gain);
    const double offset = random.uniform(-recipe.offset, recipe.offset);
    const double noise = random.uniform(0.0, recipe.noise);
    const bool blurs = random.chance(recipe.blurShare);
    const double sigma = random.uniform(recipe.blurLargest / 3.0, recipe.blurLargest);
    const double biasAmplitude = random.uniform(0.0, recipe.biasField);
    const Image bias = smoothField(image.width(), image.height(), 0.5 * std::max(validWidth, validHeight), random);
    if (blurs) {
        image = blurred(image, sigma);
    }
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (x >= validWidth || y >= validHeight) {
                image.at(x, y) = 0.0F;
                continue;
            }
            // Air stays dark: offset and noise are what a scanner adds inside the body.
            const double before = std::clamp(static_cast<double>(image.at(x, y)), 0.0, 1.0);
            const double inside = std::min(1.0, before / 0.05);
            double value = std::pow(before, gamma) * gain * (1.0 + biasAmplitude * bias.at(x, y)) + offset * inside;
            value += noise * random.normal() * (0.3 + 0.7 * inside);
            image.at(x, y) = static_cast<float>(std::clamp(value, 0.0, 1.0));
        }
    }
}

}  // namespace exemplar
