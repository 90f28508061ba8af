// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Prompt.h"
#include "core/image/Geometry.h"
#include "core/image/IntensityWindow.h"
#include "core/image/LabelTable.h"
#include "core/synthesis/SynthesisRecipe.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace exemplar {

/// A labelled slice to learn from.
struct Exemplar {
    std::string scan;     ///< file name, for the card
    std::string scanKey;  ///< content hash: which exemplars are slices of one scan
    Axis axis = Axis::Axial;
    int slice = 0;
    SliceImage image;
    LabelImage labels;
};

/// An unlabelled slice so far beyond the labelled ones that these structures are taken to have ended before it.
struct FreeSlice {
    SliceImage image;
    std::vector<std::uint16_t> structures;
};

/// A slice near an exemplar, with that one's labels carried there.
struct NearSlice {
    int exemplar = 0;  ///< position in the set
    SliceImage image;
    LabelImage labels;
};

/// All that a profile is learned from.
struct ExemplarSet {
    std::vector<Exemplar> exemplars;
    std::vector<NearSlice> near;
    std::vector<FreeSlice> free;
    std::vector<SliceImage> backgrounds;  ///< unlabelled slices of the same scans, for synthesis
    LabelTable labels;                    ///< the structures to learn
};

/// How to learn. Everything that shapes the result is here and goes into the profile's card.
struct TrainingPlan {
    /// Of one slice each; below 0: 128 where exemplars are of several scans and labels will not be carried between
    /// those of one (see shapeShare), else 260.
    int steps = -1;
    double minutes = 0.0;  ///< 0: no time limit
    int samples = 96;      ///< slices made to learn from; where fewer than exemplars, of some spread over all
    int rank = 4;
    double learningRate = 1e-3;
    int warmUpSteps = 20;
    double weightDecay = 0.01;
    double gradientClip = 1.0;  ///< largest norm
    double diceWeight = 0.8;    ///< L = L_CE + diceWeight * L_Dice (arXiv 2308.14133, section 3.3)
    /// Steps that start from rough shapes, as between labelled slices; below 0: many where one scan gives three
    /// exemplars or more, and more than all others, so that labels will be carried between them, else few.
    double shapeShare = -1.0;
    /// Samples that show none of the structures, where slices are known that do; below 0: none where many steps start
    /// from shapes, since then no slice far from the labelled ones is asked.
    double freeShare = -1.0;
    /// Samples made of slices near the exemplars, with labels carried there, each no more often than an exemplar; below
    /// 0: half where few steps start from shapes, else none.
    double nearShare = -1.0;
    /// Samples that are slices as they are, nothing synthesised; below 0: half where many steps start from shapes,
    /// since then the slices to be asked look much like them, and where exemplars are of several scans, else none.
    double plainShare = -1.0;
    /// The others without any click: the class token alone answers; below 0: where many start from shapes 0.15, with
    /// fewer than five exemplars 0.3, else 0.35 with exemplars of one scan and 0.6 of several.
    double noPointShare = -1.0;
    /// The class tokens' learning rate, in learning rates; below 0: 10 where many steps start from shapes, else 1.
    double tokenRate = -1.0;
    int firstTrainableStage = 3;  ///< LoRA in encoder stages >= this (2 or 3); earlier ones are computed once
    bool decoderLora = true;      ///< LoRA in the mask decoder too
    bool classTokens = true;      ///< the structures' tokens are learned; else they say nothing
    bool bodyPlaces = true;       ///< a name alone says where in the body its structure is, see bodyPlaces()
    int validateEvery = 40;       ///< steps
    std::uint64_t seed = 0;
    SynthesisRecipe recipe;
};

/// The plan with everything that it leaves to the exemplars decided by these.
TrainingPlan decidedFor(const ExemplarSet& set, TrainingPlan plan);

struct TrainingStep {
    int step = 0;
    double loss = 0.0, crossEntropy = 0.0, dice = 0.0;
    double learningRate = 0.0;
    double seconds = 0.0;  ///< since the start of training
};

/// What a score was measured on.
enum class ScoredOn {
    Unknown,  ///< not recorded, as in profiles of the first versions
    HeldOut,  ///< an exemplar that the model had not learned from by then
    Learned   ///< exemplars that the model had learned from, so the score is no measure for other slices
};

/// DSC of the model on unaugmented exemplars, prompted as ExemplarCheck describes.
struct Validation {
    int step = 0;
    std::vector<double> dice;  ///< per structure, in the order of the label table; NaN where it does not occur
    double mean = 0.0;
    ScoredOn on = ScoredOn::Unknown;
};

/// One exemplar as the model would label it now.
struct TrainingPicture {
    int step = 0;       ///< taken after this step; 0: before the first
    int exemplar = 0;   ///< position in the set
    LabelImage labels;  ///< the slice's size
};

/// A slice of a scan, by the names on a card.
struct SliceName {
    std::string scan;
    Axis axis = Axis::Axial;
    int slice = 0;
};

/// The run's history, for curves and the log.
struct TrainingRecord {
    std::vector<TrainingStep> steps;
    std::vector<Validation> validations;
    /// The exemplar that was not learned from at first, to validate on, where there were four exemplars or more. Which
    /// validations came before it was learned from, too, is written with each.
    std::optional<SliceName> heldOut;
    int bestStep = 0;  ///< whose state was kept
    bool cancelled = false;
    bool unstable = false;        ///< ended early by numbers that are not finite; the best state before was kept
    double prepareSeconds = 0.0;  ///< synthesis and the frozen part of the encoder
};

}  // namespace exemplar
