// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/neural/model/PromptEncoder.h"

#include "core/neural/model/Threaded.h"

#include <numbers>

namespace exemplar::neural {

using torch::Tensor;

PromptEncoder::PromptEncoder(const SamConfig& config)
    : m_imageSize(config.imageSize), m_embeddingSize(config.embeddingSize()), m_dim(config.promptDim) {
    auto pe = register_module("pe_layer", std::make_shared<Names>());
    m_gaussian = pe->register_buffer("positional_encoding_gaussian_matrix", torch::zeros({2, m_dim / 2}));
    auto points = register_module("point_embeddings", std::make_shared<Names>());
    for (int i = 0; i < 4; ++i) {
        m_pointEmbeddings.push_back(
            points->add(std::to_string(i), std::make_shared<Names>())->addTensor("weight", torch::zeros({1, m_dim})));
    }
    m_notAPoint =
        register_module("not_a_point_embed", std::make_shared<Names>())->addTensor("weight", torch::zeros({1, m_dim}));
    auto down = register_module("mask_downscaling", std::make_shared<Names>());
    const std::int64_t hidden = config.maskInChannels;
    auto conv = [&](const char* name, std::int64_t in, std::int64_t out, std::int64_t kernel, Tensor& weight,
                    Tensor& bias) {
        auto names = down->add(name, std::make_shared<Names>());
        weight = names->addTensor("weight", torch::zeros({out, in, kernel, kernel}));
        bias = names->addTensor("bias", torch::zeros({out}));
    };
    conv("0", 1, hidden / 4, 2, m_down0Weight, m_down0Bias);
    m_down1 = down->add("1", std::make_shared<LayerNorm>(hidden / 4, 1e-6));
    conv("3", hidden / 4, hidden, 2, m_down3Weight, m_down3Bias);
    m_down4 = down->add("4", std::make_shared<LayerNorm>(hidden, 1e-6));
    conv("6", hidden, m_dim, 1, m_down6Weight, m_down6Bias);
    m_noMask =
        register_module("no_mask_embed", std::make_shared<Names>())->addTensor("weight", torch::zeros({1, m_dim}));
}

Tensor PromptEncoder::positions(const Tensor& unitCoords) const {
    const Tensor angle = torch::matmul(2.0 * unitCoords - 1.0, m_gaussian) * (2.0 * std::numbers::pi);
    return torch::cat({angle.sin(), angle.cos()}, -1);
}

Tensor PromptEncoder::sparse(const Tensor& coords, const Tensor& kinds) const {
    const Tensor places = positions((coords + 0.5) / static_cast<double>(m_imageSize));  // B x N x C
    const Tensor kind = kinds.unsqueeze(-1);
    // kinds -1..3 pick a row of [not a point, 4 point embeddings]
    const Tensor rows = torch::cat(
        {m_notAPoint, m_pointEmbeddings[0], m_pointEmbeddings[1], m_pointEmbeddings[2], m_pointEmbeddings[3]}, 0);
    return places * (kind >= 0).to(places.dtype()) + rows.index({kinds + 1});
}

Tensor PromptEncoder::dense(const Tensor& maskLogits) const {
    // B x S x S -> B x 1 x S x S -> two strided convolutions, channels last between them
    Tensor x = torch::conv2d(maskLogits.unsqueeze(1), m_down0Weight, m_down0Bias, 2).permute({0, 2, 3, 1});
    x = torch::gelu(m_down1->forward(x)).permute({0, 3, 1, 2});
    x = torch::conv2d(x, m_down3Weight, m_down3Bias, 2).permute({0, 2, 3, 1});
    x = torch::gelu(m_down4->forward(x));
    x = threadedLinear(x, m_down6Weight.flatten(1), m_down6Bias);
    return x.flatten(1, 2);
}

Tensor PromptEncoder::noMask() const { return m_noMask.view({1, 1, m_dim}); }

Tensor PromptEncoder::imagePositions() const {
    const Tensor steps =
        (torch::arange(m_embeddingSize, m_gaussian.options()) + 0.5) / static_cast<double>(m_embeddingSize);
    const Tensor x = steps.view({1, -1}).expand({m_embeddingSize, m_embeddingSize});
    const Tensor y = steps.view({-1, 1}).expand({m_embeddingSize, m_embeddingSize});
    return positions(torch::stack({x, y}, -1)).view({1, -1, m_dim});
}

}  // namespace exemplar::neural
