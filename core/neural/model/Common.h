// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <memory>
#include <string>
#include <vector>

namespace exemplar::neural {

/// Linear layer that can carry a low-rank adapter: y = x W^T + b + scale * (x A^T) B^T (Hu et al., LoRA,
/// arXiv 2106.09685). A is rank x in, B is out x rank. Registered names: weight, bias.
class LoraLinear : public torch::nn::Module {
public:
    LoraLinear(std::int64_t in, std::int64_t out, bool withBias = true);
    torch::Tensor forward(const torch::Tensor& x) const;  // ... x in -> ... x out

    void attach(torch::Tensor a, torch::Tensor b, double scale);
    void detach();
    bool attached() const { return loraA.defined(); }
    /// Adds the adapter to the weight (and takes it out again); the forward pass then skips it.
    void merge();
    void unmerge();

    torch::Tensor weight, bias;  // out x in, out
    torch::Tensor loraA, loraB;  // not registered: the base model's names stay the checkpoint's

private:
    double m_scale = 1.0;
    bool m_merged = false;
};

/// LayerNorm with registered names weight, bias; `eps` 1e-5 unless told.
class LayerNorm : public torch::nn::Module {
public:
    explicit LayerNorm(std::int64_t channels, double eps = 1e-5);
    torch::Tensor forward(const torch::Tensor& x) const;  // normalises the last dimension
    torch::Tensor weight, bias;

private:
    double m_eps;
};

/// Convolution followed by batch norm, as registered by TinyViT (c.weight, bn.*), run folded into one
/// convolution. Pictures are B x H x W x C here and everywhere in the model.
class Conv2dBn : public torch::nn::Module {
public:
    Conv2dBn(std::int64_t in, std::int64_t out, std::int64_t kernel, std::int64_t stride, std::int64_t groups);
    torch::Tensor forward(const torch::Tensor& x) const;
    /// Folds the batch norm; call once after the weights are loaded or moved.
    void fold();

private:
    std::int64_t m_kernel, m_stride, m_groups;
    std::shared_ptr<torch::nn::Module> m_c, m_bn;
    torch::Tensor m_weight, m_bias;
};

/// Plain container, for the names that torch.nn.Sequential gives in Python ("seq.0", "neck.1").
class Names : public torch::nn::Module {
public:
    template <typename M>
    std::shared_ptr<M> add(const std::string& name, std::shared_ptr<M> module) {
        return register_module(name, std::move(module));
    }
    torch::Tensor addTensor(const std::string& name, torch::Tensor value) {
        return register_parameter(name, std::move(value), false);
    }
};

/// MLP of the mask decoder's heads: `layers.0` .. with ReLU between.
class Mlp : public torch::nn::Module {
public:
    Mlp(std::int64_t in, std::int64_t hidden, std::int64_t out, int layerCount);
    torch::Tensor forward(torch::Tensor x) const;

private:
    std::vector<std::shared_ptr<LoraLinear>> m_layers;
};

}  // namespace exemplar::neural
