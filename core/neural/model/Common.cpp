// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/neural/model/Common.h"

#include "core/neural/model/Threaded.h"

namespace exemplar::neural {

LoraLinear::LoraLinear(std::int64_t in, std::int64_t out, bool withBias) {
    weight = register_parameter("weight", torch::zeros({out, in}), false);
    if (withBias) {
        bias = register_parameter("bias", torch::zeros({out}), false);
    }
}

torch::Tensor LoraLinear::forward(const torch::Tensor& x) const {
    return threadedLinear(x, weight, bias, m_merged ? LowRank{} : LowRank{loraA, loraB, m_scale});
}

void LoraLinear::attach(torch::Tensor a, torch::Tensor b, double scale) {
    unmerge();
    loraA = std::move(a);
    loraB = std::move(b);
    m_scale = scale;
}

void LoraLinear::detach() {
    unmerge();
    loraA = torch::Tensor();
    loraB = torch::Tensor();
}

void LoraLinear::merge() {
    if (!m_merged && loraA.defined()) {
        torch::NoGradGuard guard;
        weight.add_(torch::matmul(loraB, loraA), m_scale);
        m_merged = true;
    }
}

void LoraLinear::unmerge() {
    if (m_merged) {
        torch::NoGradGuard guard;
        weight.sub_(torch::matmul(loraB, loraA), m_scale);
        m_merged = false;
    }
}

LayerNorm::LayerNorm(std::int64_t channels, double eps) : m_eps(eps) {
    weight = register_parameter("weight", torch::ones({channels}), false);
    bias = register_parameter("bias", torch::zeros({channels}), false);
}

torch::Tensor LayerNorm::forward(const torch::Tensor& x) const {
    return torch::layer_norm(x.to(weight.scalar_type()), {weight.size(0)}, weight, bias, m_eps);
}

Conv2dBn::Conv2dBn(std::int64_t in, std::int64_t out, std::int64_t kernel, std::int64_t stride, std::int64_t groups)
    : m_kernel(kernel), m_stride(stride), m_groups(groups) {
    auto c = std::make_shared<Names>();
    c->addTensor("weight", torch::zeros({out, in / groups, kernel, kernel}));
    m_c = register_module("c", c);
    auto bn = std::make_shared<torch::nn::BatchNorm2dImpl>(out);
    for (auto& parameter : bn->parameters()) {
        parameter.requires_grad_(false);
    }
    m_bn = register_module("bn", bn);
    fold();
}

void Conv2dBn::fold() {
    torch::NoGradGuard guard;
    const auto parameters = m_bn->named_parameters();
    const auto buffers = m_bn->named_buffers();
    const torch::Tensor gain = parameters["weight"] / torch::sqrt(buffers["running_var"] + 1e-5);
    const torch::Tensor kernel = m_c->named_parameters()["weight"];
    m_weight = kernel * gain.view({-1, 1, 1, 1});
    m_bias = parameters["bias"] - buffers["running_mean"] * gain;
    m_weight = m_kernel == 1 ? m_weight.flatten(1).contiguous()  // 1x1: a matrix product
                             : m_weight.contiguous(torch::MemoryFormat::ChannelsLast);
}

torch::Tensor Conv2dBn::forward(const torch::Tensor& x) const {
    if (m_kernel == 1) {
        return threadedLinear(x, m_weight, m_bias);
    }
    // B x H x W x C seen as a channels-last B x C x H x W and back, without moving data.
    const torch::Tensor y =
        torch::conv2d(x.permute({0, 3, 1, 2}), m_weight, m_bias, m_stride, m_kernel / 2, 1, m_groups);
    return y.permute({0, 2, 3, 1}).contiguous();
}

Mlp::Mlp(std::int64_t in, std::int64_t hidden, std::int64_t out, int layerCount) {
    auto names = register_module("layers", std::make_shared<Names>());
    for (int i = 0; i < layerCount; ++i) {
        m_layers.push_back(names->add(
            std::to_string(i), std::make_shared<LoraLinear>(i == 0 ? in : hidden, i == layerCount - 1 ? out : hidden)));
    }
}

torch::Tensor Mlp::forward(torch::Tensor x) const {
    for (std::size_t i = 0; i < m_layers.size(); ++i) {
        x = m_layers[i]->forward(x);
        if (i + 1 < m_layers.size()) {
            x = torch::relu(x);
        }
    }
    return x;
}

}  // namespace exemplar::neural
