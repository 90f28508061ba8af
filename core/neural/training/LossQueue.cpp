// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/neural/training/LossQueue.h"

#include <cmath>
#include <string>
#include <utility>

namespace exemplar::neural {

using torch::Tensor;

namespace {

constexpr int kGpuStepsAtOnce = 8;  ///< a tenth of a second or so

}  // namespace

LossQueue::LossQueue(const torch::Device& device) : m_atOnce(device.is_cpu() ? 1 : kGpuStepsAtOnce) {}

void LossQueue::add(const TrainingStep& step, const LossParts& losses) {
    m_waiting.push_back(
        {step, torch::stack({losses.total.detach(), losses.crossEntropy.detach(), losses.dice.detach()})});
}

void LossQueue::read(const std::function<void(const TrainingStep&)>& tell) {
    if (m_waiting.empty()) {
        return;
    }
    const std::vector<Waiting> waiting = std::exchange(m_waiting, {});
    std::vector<Tensor> losses;
    for (const Waiting& one : waiting) {
        losses.push_back(one.losses);
    }
    const Tensor values = torch::stack(losses).to(torch::kCPU, torch::kFloat64).contiguous();  // steps x 3
    const auto at = values.accessor<double, 2>();
    for (std::size_t i = 0; i < waiting.size(); ++i) {
        const auto row = at[static_cast<std::int64_t>(i)];
        TrainingStep step = waiting[i].step;
        step.loss = row[0];
        step.crossEntropy = row[1];
        step.dice = row[2];
        if (!std::isfinite(step.loss)) {
            throw unstableAt(step.step);
        }
        tell(step);
    }
}

Error unstableAt(int step) {
    return Error(ErrorCode::NotFinite, "Training became unstable at step " + std::to_string(step) +
                                           " (the loss is not a number); use a lower learning rate or another seed.");
}

void clipGradients(const std::vector<Tensor>& tensors, double most) {
    const torch::NoGradGuard guard;
    std::vector<Tensor> gradients, norms;
    for (const Tensor& tensor : tensors) {
        if (tensor.grad().defined()) {
            gradients.push_back(tensor.grad());
            norms.push_back(tensor.grad().norm());
        }
    }
    if (gradients.empty()) {
        return;
    }
    const Tensor share = (most / (torch::stack(norms).norm() + 1e-6)).clamp_max(1.0);
    for (const Tensor& gradient : gradients) {
        gradient.mul_(share);
    }
}

}  // namespace exemplar::neural
