// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/RandomStream.h"
#include "core/image/Image2D.h"
#include "core/synthesis/SynthesisRecipe.h"

namespace exemplar {

/// Gamma, gain, offset, smooth bias field, blur and noise after the recipe, on the left-top validWidth x
/// validHeight part; the result stays within 0..1 and 0 outside that part.
void changeIntensities(Image& image, int validWidth, int validHeight, const SynthesisRecipe& recipe,
                       RandomStream& random);

}  // namespace exemplar
