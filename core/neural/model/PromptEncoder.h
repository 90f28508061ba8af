// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/neural/model/Common.h"
#include "core/neural/model/SamConfig.h"

namespace exemplar::neural {

/// What a sparse token stands for; the values are SAM's point labels, box corners numbered after them.
enum TokenKind : std::int64_t {
    kPadding = -1,
    kNegativePoint = 0,
    kPositivePoint = 1,
    kBoxTopLeft = 2,
    kBoxBottomRight = 3
};

/// SAM's prompt encoder (Kirillov et al., arXiv 2304.02643, appendix A).
class PromptEncoder : public torch::nn::Module {
public:
    explicit PromptEncoder(const SamConfig& config);
    /// Points and box corners -> tokens. coords: B x N x 2 (x, y in model pixels, 0-based centres);
    /// kinds: B x N of TokenKind. -> B x N x promptDim.
    torch::Tensor sparse(const torch::Tensor& coords, const torch::Tensor& kinds) const;
    /// Mask logits B x S x S (S = imageSize) -> B x (e*e) x promptDim.
    torch::Tensor dense(const torch::Tensor& maskLogits) const;
    /// Without a mask: 1 x 1 x promptDim, the same for every place.
    torch::Tensor noMask() const;
    /// Positions of the image tokens: 1 x (e*e) x promptDim.
    torch::Tensor imagePositions() const;
    /// Places in the picture (x, y in 0..1) -> ... x promptDim.
    torch::Tensor positions(const torch::Tensor& unitCoords) const;
    /// The four embeddings negative, positive, box corner, box corner: each 1 x promptDim.
    std::vector<torch::Tensor>& pointEmbeddings() { return m_pointEmbeddings; }
    torch::Tensor& notAPoint() { return m_notAPoint; }

private:
    std::int64_t m_imageSize, m_embeddingSize, m_dim;
    torch::Tensor m_gaussian;
    std::vector<torch::Tensor> m_pointEmbeddings;
    torch::Tensor m_notAPoint, m_noMask;
    torch::Tensor m_down0Weight, m_down0Bias, m_down3Weight, m_down3Bias, m_down6Weight, m_down6Bias;
    std::shared_ptr<LayerNorm> m_down1, m_down4;
};

}  // namespace exemplar::neural
