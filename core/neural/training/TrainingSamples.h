// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JobControl.h"
#include "core/engine/TrainingPlan.h"
#include "core/image/BodyBox.h"
#include "core/image/ModelFrame.h"
#include "core/neural/model/Sam.h"

#include <vector>

namespace exemplar::neural {

/// A picture to learn from, with what the frozen part of the encoder makes of it. S is the model's side.
struct TrainingSample {
    torch::Tensor head;    ///< 1 x h x w x C, input of the first trainable stage
    torch::Tensor target;  ///< S x S, 0 or position in the label table + 1
    torch::Tensor valid;   ///< S x S
    LabelImage labels;     ///< S x S
    BodyBox body;          ///< model pixels
};

/// An exemplar as it is, to validate on: every structure asked with a click in the middle of each of its parts, or,
/// where the exemplar lies between two others of its scan, with the shape that propagation would guess from them.
struct ExemplarCheck {
    int exemplar = 0;  ///< position in the set
    TrainingSample sample;
    ModelFrame frame;
    std::vector<Prompt> prompts;  ///< one per structure, in model pixels
};

struct TrainingSamples {
    std::vector<TrainingSample> early, late;  ///< without / of the held-out exemplar
    std::vector<ExemplarCheck> checks;        ///< the held-out exemplar, else all of them
};

/// Positions of the exemplars nearest to one in its scan, -1 where there is none.
struct ExemplarNeighbours {
    int below = -1, above = -1;
    bool both() const { return below >= 0 && above >= 0; }
};
ExemplarNeighbours neighboursOf(const ExemplarSet& set, int exemplar);

/// Makes the samples of a run. `heldOut` is a position in the set or -1.
/// Throws Error(Cancelled).
TrainingSamples makeTrainingSamples(Sam& sam, const ExemplarSet& set, const TrainingPlan& plan, int heldOut,
                                    JobControl& control);

}  // namespace exemplar::neural
