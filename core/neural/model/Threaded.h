// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

namespace exemplar::neural {

/// A low-rank adapter of a linear layer: y += scale * (x A^T) B^T. A is rank x in, B is out x rank.
struct LowRank {
    torch::Tensor a, b;
    double scale = 1.0;
};

/// x W^T + b of a frozen layer with its adapter, if any, on all threads: ... x in -> ... x out; `bias` may be
/// undefined. LibTorch's own product runs on one thread, since OpenBLAS is kept to one (see Runtime.h): a training step
/// takes 1.7 times as long with it on two cores. Blocks of rows are shared out, and sums over them are taken in their
/// order, so that the result does not depend on the number of threads.
torch::Tensor threadedLinear(const torch::Tensor& x, const torch::Tensor& weight, const torch::Tensor& bias,
                             const LowRank& adapter = {});

/// torch::matmul() of two batches of matrices (leading dimensions are broadcast), shared out over the batch:
/// ... x n x k, ... x k x m -> ... x n x m.
torch::Tensor threadedMatmul(const torch::Tensor& a, const torch::Tensor& b);

}  // namespace exemplar::neural
