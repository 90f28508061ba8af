// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/neural/model/TwoWayTransformer.h"

namespace exemplar::neural {

/// SAM's mask decoder with its multi-mask and IoU heads.
class MaskDecoder : public torch::nn::Module {
public:
    struct Masks {
        torch::Tensor logits;  ///< B x M x S x S
        torch::Tensor iou;     ///< B x M, the model's own estimate of each mask's IoU
    };

    explicit MaskDecoder(const SamConfig& config);
    /// image: 1 or B x P x C; positions: 1 x P x C; sparse: B x N x C; dense: 1 x 1 x C or B x P x C;
    /// tokenMask: B x N (true where a sparse token counts) or undefined. M is 1, or 3 with `multimask`.
    Masks forward(const torch::Tensor& image, const torch::Tensor& positions, const torch::Tensor& sparse,
                  const torch::Tensor& dense, const torch::Tensor& tokenMask, bool multimask) const;

private:
    torch::Tensor upscaledMasks(const torch::Tensor& image, const torch::Tensor& hyper) const;

    std::int64_t m_side, m_maskTokens;
    std::shared_ptr<TwoWayTransformer> m_transformer;
    torch::Tensor m_iouToken, m_maskTokenWeights;
    torch::Tensor m_up0Weight, m_up0Bias, m_up3Weight, m_up3Bias;
    std::shared_ptr<LayerNorm> m_up1;
    std::vector<std::shared_ptr<Mlp>> m_hypernetworks;
    std::shared_ptr<Mlp> m_iouHead;
};

}  // namespace exemplar::neural
