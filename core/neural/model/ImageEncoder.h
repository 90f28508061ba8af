// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/neural/model/Common.h"
#include "core/neural/model/SamConfig.h"

namespace exemplar::neural {

/// Window attention with learned relative-position biases (TinyViT, arXiv 2207.10666, section 3).
class WindowAttention : public torch::nn::Module {
public:
    WindowAttention(std::int64_t dim, std::int64_t heads, std::int64_t window);
    torch::Tensor forward(const torch::Tensor& x) const;  // B x N x C -> B x N x C, N = window^2
    /// Spreads the biases to heads x N x N; call once after loading.
    void prepare();

private:
    std::int64_t m_heads, m_headDim;
    double m_scale;
    std::shared_ptr<LayerNorm> m_norm;
    std::shared_ptr<LoraLinear> m_qkv, m_proj;
    torch::Tensor m_attentionBiases, m_biasIndex, m_bias;
};

/// Stage 0: inverted residual convolution.
class MbConv : public torch::nn::Module {
public:
    MbConv(std::int64_t channels, std::int64_t expand);
    torch::Tensor forward(const torch::Tensor& x) const;  // B x H x W x C

private:
    std::shared_ptr<Conv2dBn> m_conv1, m_conv2, m_conv3;
};

/// Stages 1 to 3: window attention, depth-wise convolution, MLP.
class TinyVitBlock : public torch::nn::Module {
public:
    TinyVitBlock(std::int64_t dim, std::int64_t heads, std::int64_t window);
    torch::Tensor forward(const torch::Tensor& x) const;  // B x H x W x C

private:
    std::int64_t m_window;
    std::shared_ptr<WindowAttention> m_attn;
    std::shared_ptr<Conv2dBn> m_localConv;
    std::shared_ptr<LayerNorm> m_mlpNorm;
    std::shared_ptr<LoraLinear> m_fc1, m_fc2;
};

/// Between stages: fewer or as many pixels, more channels.
class PatchMerging : public torch::nn::Module {
public:
    PatchMerging(std::int64_t dim, std::int64_t outDim, std::int64_t stride);
    torch::Tensor forward(const torch::Tensor& x) const;  // B x H x W x C -> B x H/s x W/s x C'

private:
    std::shared_ptr<Conv2dBn> m_conv1, m_conv2, m_conv3;
};

/// TinyViT as LiteMedSAM configures it. Can be run in two parts, so that what lies before the first
/// trainable layer is computed once per picture: tail(head(x, s), s) equals forward(x) for s = 1..4.
class ImageEncoder : public torch::nn::Module {
public:
    explicit ImageEncoder(const SamConfig& config);
    torch::Tensor forward(const torch::Tensor& pictures) const { return tail(head(pictures, 4), 4); }
    /// B x H x W x 3 in 0..1 -> what enters stage `stage` (4: the neck): B x h x w x C.
    torch::Tensor head(const torch::Tensor& pictures, int stage) const;
    /// From stage `stage` on: -> B x (e*e) x promptDim tokens, e = embeddingSize(), row-major.
    torch::Tensor tail(torch::Tensor x, int stage) const;
    /// See Autocast; tokens are float32 all the same.
    void setMixedPrecision(bool on) { m_mixed = on; }
    /// Folds batch norms and spreads biases; call after loading weights or moving to a device.
    void prepare();

private:
    torch::Tensor stageZero(const torch::Tensor& pictures) const;

    struct Stage {
        std::vector<std::shared_ptr<MbConv>> convBlocks;
        std::vector<std::shared_ptr<TinyVitBlock>> blocks;
        std::shared_ptr<PatchMerging> downsample;
    };
    std::shared_ptr<Conv2dBn> m_patch0, m_patch2;
    std::vector<Stage> m_stages;
    torch::Tensor m_neck0, m_neck2;
    bool m_mixed = false;
    std::shared_ptr<LayerNorm> m_neck1, m_neck3;
};

}  // namespace exemplar::neural
