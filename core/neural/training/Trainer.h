// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JobControl.h"
#include "core/engine/Engine.h"
#include "core/neural/SiteWeights.h"
#include "core/neural/training/LossQueue.h"
#include "core/neural/training/Pacer.h"
#include "core/neural/training/TrainingSamples.h"

#include <chrono>

namespace exemplar::neural {

/// Learns a site profile on exemplar-made samples (arXiv 2308.14133, section 3): LoRA in the attention projections of
/// encoder and decoder, a token per structure, random interior points, L = L_CE + 0.8 L_Dice. The model's own weights
/// stay frozen; what lies before the first LoRA layer is computed once per sample.
class Trainer {
public:
    /// `card` says what the profile is learned on (the base model), and by its sources what the profile to train
    /// further has learned from. Of `lossesAtOnce` steps the losses are read together; 0: as suits the device.
    /// Throws Error(NothingToLearn, GeometryMismatch).
    Trainer(Sam& sam, const ExemplarSet& exemplars, const TrainingPlan& plan, ProfileCard card = {},
            int lossesAtOnce = 0);

    /// Trains from scratch or from `start` (may be null; its tensors are copied), once. Leaves nothing attached to the
    /// model. See Engine::adapt().
    Profile run(const SiteWeights* start, const Engine::TrainingObserver& observer, JobControl& control);

private:
    using Clock = std::chrono::steady_clock;

    void requireLabels() const;
    void chooseHeldOut();
    /// Weights to begin with, drawn where `start` has none.
    SiteWeights firstWeights(const SiteWeights* start, RandomStream& random);
    /// Where in the body structures are, of those that `start` does not know from the exemplars of `set`.
    torch::Tensor placesOf(const ExemplarSet& set, const SiteWeights* start) const;
    /// From this step on the held-out exemplar is learned from, too.
    void letHeldOutJoin();
    void learn(const Engine::TrainingObserver& observer, RandomStream& random, JobControl& control);
    /// Its losses are put into m_losses.
    void trainOne(torch::optim::AdamW& optimiser, int step, RandomStream& random);
    /// Records the steps whose losses were not read yet. Throws Error(NotFinite).
    void readLosses(const Engine::TrainingObserver& observer);
    const TrainingSample& nextSample(int step, RandomStream& random);
    double rateAt(int step) const;
    /// Logits of the structures at these positions of the label table: K x S x S.
    torch::Tensor classLogits(const TrainingSample& sample, const std::vector<int>& structures,
                              const std::vector<Prompt>& prompts);
    torch::Tensor checkLogits(const ExemplarCheck& check);  ///< L x S x S, without gradients
    /// `first` gets the logits of the exemplar that pictures show. Throws Error(NotFinite).
    Validation validate(int step, torch::Tensor& first);
    void keepIfBest(int step, const Engine::TrainingObserver& observer);
    void show(int step, const torch::Tensor& logits, const Engine::TrainingObserver& observer) const;
    Profile profile() const;
    double seconds() const;  ///< since training began, without pauses

    Sam& m_sam;
    const ExemplarSet& m_set;
    TrainingPlan m_plan;  ///< with everything decided
    ProfileCard m_card;
    TrainingRecord m_record;
    ModelFrame m_square;  ///< identity frame of model pixels
    int m_heldOut = -1;
    int m_joinsAfter = 0;  ///< steps after which the held-out exemplar is learned from, too
    TrainingSamples m_samples;
    std::size_t m_shown = 0;           ///< check that pictures show
    std::vector<std::size_t> m_order;  ///< of the running epoch
    std::size_t m_orderNext = 0;
    SiteWeights m_weights;
    LossQueue m_losses;
    torch::Tensor m_allPlaces;          ///< those with the held-out exemplar
    std::vector<torch::Tensor> m_best;  ///< the trainable tensors at the best validation
    torch::Tensor m_bestPlaces;
    double m_bestMean = -1.0;
    Pacer m_pictures;
    Clock::time_point m_begin, m_trainingBegin;
    double m_paused = 0.0;  ///< seconds
};

}  // namespace exemplar::neural
