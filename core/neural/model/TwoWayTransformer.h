// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/neural/model/Common.h"
#include "core/neural/model/SamConfig.h"

namespace exemplar::neural {

/// Attention whose width may be smaller inside than outside. Batch sizes of 1 are broadcast, so that what
/// all prompts of a slice share is projected once.
class Attention : public torch::nn::Module {
public:
    Attention(std::int64_t dim, std::int64_t heads, std::int64_t downsampleRate);
    /// q: B x N x C, k and v: B x M x C; keyMask (B x M, true where a key counts) may be undefined.
    torch::Tensor forward(const torch::Tensor& q, const torch::Tensor& k, const torch::Tensor& v,
                          const torch::Tensor& keyMask = {}) const;

private:
    std::int64_t m_heads;
    std::shared_ptr<LoraLinear> m_q, m_k, m_v, m_out;
};

/// One layer: tokens to themselves, tokens to image, MLP on tokens, image to tokens.
class TwoWayAttentionBlock : public torch::nn::Module {
public:
    TwoWayAttentionBlock(const SamConfig& config, bool skipFirstPositions);
    void forward(torch::Tensor& queries, torch::Tensor& keys, const torch::Tensor& queryPositions,
                 const torch::Tensor& keyPositions, const torch::Tensor& tokenMask) const;

private:
    bool m_skipFirstPositions;
    std::shared_ptr<Attention> m_selfAttn, m_tokenToImage, m_imageToToken;
    std::shared_ptr<LayerNorm> m_norm1, m_norm2, m_norm3, m_norm4;
    std::shared_ptr<LoraLinear> m_lin1, m_lin2;
};

/// SAM's two-way transformer (arXiv 2304.02643, figure 14).
class TwoWayTransformer : public torch::nn::Module {
public:
    explicit TwoWayTransformer(const SamConfig& config);
    /// image: 1 or B x P x C, positions: 1 x P x C, tokens: B x N x C, tokenMask: B x N or undefined.
    /// Returns {tokens B x N x C, image B x P x C}.
    std::pair<torch::Tensor, torch::Tensor> forward(const torch::Tensor& image, const torch::Tensor& positions,
                                                    const torch::Tensor& tokens, const torch::Tensor& tokenMask) const;

private:
    std::vector<std::shared_ptr<TwoWayAttentionBlock>> m_layers;
    std::shared_ptr<Attention> m_final;
    std::shared_ptr<LayerNorm> m_normFinal;
};

}  // namespace exemplar::neural
