// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JobControl.h"
#include "core/engine/Engine.h"
#include "core/image/ModelFrame.h"
#include "core/neural/LoraAdapter.h"
#include "core/neural/model/Sam.h"

namespace exemplar::neural {

/// What a site profile changes in the model: LoRA tensors and one learned token per structure.
struct SiteWeights {
    LoraAdapter lora;
    torch::Tensor classTokens;  ///< labels x C
};

/// Learns a site profile on exemplar-made samples (arXiv 2308.14133, section 3): LoRA in the attention projections of
/// encoder and decoder, a token per structure, random interior points, L = L_CE + 0.8 L_Dice. The model's own weights
/// stay frozen; what lies before the first LoRA layer is computed once per sample.
class Trainer {
public:
    Trainer(Sam& sam, const ExemplarSet& exemplars, const TrainingPlan& plan);

    /// Trains from scratch or from `start` (may be null; its tensors are copied). Leaves nothing attached to the model.
    SiteWeights run(const SiteWeights* start, const Engine::TrainingObserver& observer, JobControl& control);
    const TrainingRecord& record() const { return m_record; }
    /// The plan with everything decided.
    const TrainingPlan& plan() const { return m_plan; }

private:
    struct Sample {
        torch::Tensor head;          ///< 1 x h x w x C, input of the first trainable stage
        torch::Tensor target;        ///< S x S, 0 or position in the label table + 1
        torch::Tensor valid;         ///< S x S
        LabelImage labels;           ///< S x S
        std::vector<Image> guesses;  ///< by label, mask prompts; of exemplars that lie between two others
    };

    void chooseHeldOut();
    void chooseShapeShare();
    void makeSamples(JobControl& control);
    Sample prepare(const Image& picture, const LabelImage& labels, const ModelFrame& frame);
    Image drawShape(const Mask& mask, bool present, std::uint16_t label, RandomStream& random) const;
    std::vector<Prompt> drawPrompts(const Sample& sample, RandomStream& random) const;
    std::vector<Image> guessesFor(int exemplar) const;
    torch::Tensor classLogits(const SiteWeights& weights, const torch::Tensor& tokens,
                              const std::vector<Prompt>& prompts);
    TrainingStep trainOne(SiteWeights& weights, torch::optim::AdamW& optimiser, int step, RandomStream& random);
    Validation validate(const SiteWeights& weights, int step);

    Sam& m_sam;
    const ExemplarSet& m_set;
    TrainingPlan m_plan;
    TrainingRecord m_record;
    ModelFrame m_square;  ///< identity frame of model pixels
    int m_heldOut = -1;
    std::vector<Sample> m_early, m_late;  ///< without / of the held-out exemplar
    std::vector<Sample> m_checks;         ///< unaugmented, to validate on
    std::vector<std::size_t> m_order;     ///< of the running epoch
    std::size_t m_orderNext = 0;
};

}  // namespace exemplar::neural
