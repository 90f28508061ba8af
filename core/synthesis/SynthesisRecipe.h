// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace exemplar {

/// Every knob of exemplar-guided synthesis (arXiv 2308.14133, section 3.1). Lengths are shares of the picture's
/// longer side unless told, intensities are on the windowed 0..1 scale. Stored with each profile.
struct SynthesisRecipe {
    // Whole slice
    double rotationDegrees = 15.0;    ///< +-
    double scale = 0.15;              ///< +-, share
    double shift = 0.06;              ///< +-
    double flipLeftRight = 0.0;       ///< probability; off because labels may be sided
    double flipUpDown = 0.0;          ///< probability
    double elasticAmplitude = 0.012;  ///< deviation of the displacement; the largest is about three times this
    double elasticWavelength = 0.20;  ///< distance of the control points
    // One structure on its own
    double separateShare = 0.5;             ///< samples in which one structure is placed by itself
    double separateRotationDegrees = 20.0;  ///< +-
    double separateScale = 0.25;            ///< +-, share
    double separateShift = 0.04;            ///< +-
    double separateGain = 0.06;             ///< factor 1 +- separateGain on the structure alone
    double softEdge = 1.5;       ///< pixels over which a pasted structure fades in, to each side of its border
    double rimTolerance = 0.12;  ///< largest difference of mean intensity around the old and the new place
    // Where the structure comes from and what it is pasted on: weights, of which only the ratio counts
    double ownExemplarWeight = 0.75;    ///< a structure of the exemplar itself is moved
    double otherExemplarWeight = 0.25;  ///< a structure of another exemplar takes the place of this one's
    /// All structures move to an unlabelled slice. Off, since such a slice often shows the same structures without
    /// a label; raise it where it is known not to.
    double unlabelledSliceWeight = 0.0;
    // Intensities
    double gamma = 0.25;       ///< exponent exp(+-gamma)
    double gain = 0.15;        ///< factor 1 +- gain
    double offset = 0.08;      ///< +-
    double noise = 0.03;       ///< largest deviation of white noise
    double blurShare = 0.2;    ///< probability of a blur
    double blurLargest = 1.2;  ///< pixels; drawn from a third of it up to it
    double biasField = 0.10;   ///< largest deviation of a smooth factor over the picture

    /// Changes nothing: samples are the exemplars as they are.
    static SynthesisRecipe none();
    std::string toJson() const;
    /// Missing knobs keep their defaults. Throws Error(Usage) for unknown names and impossible values.
    static SynthesisRecipe fromJson(const std::string& text);
    /// Throws Error(Usage) naming the knob.
    void check() const;
    bool operator==(const SynthesisRecipe&) const = default;
};

}  // namespace exemplar
