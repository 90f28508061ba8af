// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <vector>

namespace exemplar::neural {

struct LossParts {
    torch::Tensor total, crossEntropy, dice;
};

/// All structures of a slice at once: softmax over [0, logits], L = L_CE + diceWeight * L_Dice (arXiv 2308.14133,
/// section 3.3). logits: L x S x S; target: S x S, 0 background, c + 1 for structure c; valid: S x S, 1 where the
/// picture is (padding does not count). Dice (squared denominators, as in V-Net) is averaged over the structures
/// present, cross-entropy over the valid pixels.
LossParts classLoss(const torch::Tensor& logits, const torch::Tensor& target, const torch::Tensor& valid,
                    double diceWeight);

/// The target of classLoss() for some of `all` structures: `target` (0 background, c + 1 for structure c) with the
/// structures at these positions numbered from 1 in their order; the others count as background.
torch::Tensor targetOf(const std::vector<int>& structures, const torch::Tensor& target, std::size_t all);

/// One mask per row: soft binary cross-entropy + diceWeight * soft Dice. logits and target (0..1): B x S x S;
/// valid: S x S or B x S x S.
LossParts maskLoss(const torch::Tensor& logits, const torch::Tensor& target, const torch::Tensor& valid,
                   double diceWeight);

}  // namespace exemplar::neural
