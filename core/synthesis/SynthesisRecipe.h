// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace exemplar {

/// Every knob of exemplar-guided synthesis (arXiv 2308.14133, section 3.1). Lengths are shares of the picture's
/// longer side, intensities are on the windowed 0..1 scale. Stored with each profile.
struct SynthesisRecipe {
    // Whole slice
    double rotationDegrees = 15.0;   ///< +-
    double scale = 0.15;             ///< +-, share
    double shift = 0.06;             ///< +-, share of the longer side
    double flipLeftRight = 0.0;      ///< probability; off because labels may be sided
    double flipUpDown = 0.0;         ///< probability
    double elasticAmplitude = 0.012; ///< largest displacement is about three times this
    double elasticWavelength = 0.20; ///< distance of the control points
    // One structure on its own
    double separateShare = 0.5;      ///< samples in which one structure moves by itself
    double separateRotationDegrees = 20.0;
    double separateScale = 0.25;
    double separateShift = 0.04;
    double softEdge = 1.5;           ///< pixels over which a pasted structure fades in
    double otherExemplarShare = 0.2; ///< of the separate pastes: onto another exemplar
    double backgroundShare = 0.0;    ///< of all samples: onto an unlabelled slice (wrong where the structures occur there)
    // Intensities
    double gamma = 0.25;             ///< exponent exp(+-gamma)
    double gain = 0.15;              ///< factor 1 +- gain
    double offset = 0.08;            ///< +-
    double noise = 0.03;             ///< largest deviation of white noise
    double blurShare = 0.2;          ///< probability of a blur of 0.4 to 1.2 pixels
    double biasField = 0.10;         ///< +-, smooth factor over the picture

    std::string toJson() const;
    /// Missing knobs keep their defaults. Throws Error(Usage) for unknown names and impossible values.
    static SynthesisRecipe fromJson(const std::string& text);
    /// Throws Error(Usage) naming the knob.
    void check() const;
    bool operator==(const SynthesisRecipe&) const = default;
};

}  // namespace exemplar
