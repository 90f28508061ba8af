// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"
#include "core/engine/TrainingPlan.h"
#include "core/neural/training/Losses.h"

#include <functional>
#include <vector>

namespace exemplar::neural {

/// Losses that are still on the device. Reading one waits until the GPU has computed all that was asked of it, so they
/// are read some steps at a time; on the CPU after every step.
class LossQueue {
public:
    explicit LossQueue(int atOnce) : m_atOnce(atOnce) {}
    /// For the steps of a model that is there.
    explicit LossQueue(const torch::Device& device);
    /// `step`: all but the losses is known.
    void add(const TrainingStep& step, const LossParts& losses);
    /// There are enough to be read.
    bool due() const { return static_cast<int>(m_waiting.size()) >= m_atOnce; }
    /// Tells what was added since, with its losses. Throws Error(NotFinite) at the first whose loss is no number.
    void read(const std::function<void(const TrainingStep&)>& tell);

private:
    struct Waiting {
        TrainingStep step;
        torch::Tensor losses;  ///< total, cross entropy, Dice
    };
    int m_atOnce;
    std::vector<Waiting> m_waiting;
};

/// What is thrown where training has run away: Error(NotFinite) that says what helps.
Error unstableAt(int step);

/// Scales the gradients so that their norm, all together, is `most` at most, as torch::nn::utils::clip_grad_norm_()
/// does, which reads the norm from the device.
void clipGradients(const std::vector<torch::Tensor>& tensors, double most);

}  // namespace exemplar::neural
