// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/neural/training/Losses.h"

namespace exemplar::neural {

using torch::Tensor;

LossParts classLoss(const Tensor& logits, const Tensor& target, const Tensor& valid, double diceWeight) {
    const Tensor scores = torch::cat({torch::zeros_like(logits.slice(0, 0, 1)), logits}, 0);  // 1+L x S x S
    const Tensor logShares = scores.log_softmax(0);
    const Tensor picked = logShares.gather(0, target.unsqueeze(0)).squeeze(0);
    const Tensor crossEntropy = -(picked * valid).sum() / valid.sum();

    const Tensor shares = logShares.exp().slice(0, 1) * valid;  // L x S x S
    const Tensor classes = torch::arange(1, scores.size(0), target.options()).view({-1, 1, 1});
    const Tensor truth = (target.unsqueeze(0) == classes).to(shares.dtype()) * valid;
    const Tensor overlap = (shares * truth).sum({1, 2});
    const Tensor size = (shares * shares).sum({1, 2}) + truth.sum({1, 2});
    const Tensor present = (truth.sum({1, 2}) > 0).to(shares.dtype());
    const Tensor perClass = 1.0 - (2.0 * overlap + 1e-5) / (size + 1e-5);
    const Tensor dice = (perClass * present).sum() / present.sum().clamp_min(1.0);
    return {crossEntropy + diceWeight * dice, crossEntropy, dice};
}

Tensor targetOf(const std::vector<int>& structures, const Tensor& target, std::size_t all) {
    if (structures.size() == all) {
        return target;
    }
    std::vector<std::int64_t> numbers(all + 1, 0);
    for (std::size_t i = 0; i < structures.size(); ++i) {
        numbers[static_cast<std::size_t>(structures[i]) + 1] = static_cast<std::int64_t>(i + 1);
    }
    return torch::tensor(numbers).to(target.device()).index({target});
}

LossParts maskLoss(const Tensor& logits, const Tensor& target, const Tensor& valid, double diceWeight) {
    const Tensor each = torch::clamp_min(logits, 0) - logits * target + torch::log1p(torch::exp(-logits.abs()));
    const Tensor where = valid.expand_as(each);
    const Tensor crossEntropy = (each * where).sum() / where.sum();
    const Tensor shares = torch::sigmoid(logits) * where;
    const Tensor overlap = (shares * target * where).sum({1, 2});
    const Tensor size = (shares * shares).sum({1, 2}) + (target * target * where).sum({1, 2});
    const Tensor dice = (1.0 - (2.0 * overlap + 1e-5) / (size + 1e-5)).mean();
    return {crossEntropy + diceWeight * dice, crossEntropy, dice};
}

}  // namespace exemplar::neural
