// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/neural/model/TwoWayTransformer.h"

#include "core/neural/model/Threaded.h"

#include <cmath>

namespace exemplar::neural {

using torch::Tensor;

Attention::Attention(std::int64_t dim, std::int64_t heads, std::int64_t downsampleRate) : m_heads(heads) {
    const auto inner = dim / downsampleRate;
    m_q = register_module("q_proj", std::make_shared<LoraLinear>(dim, inner));
    m_k = register_module("k_proj", std::make_shared<LoraLinear>(dim, inner));
    m_v = register_module("v_proj", std::make_shared<LoraLinear>(dim, inner));
    m_out = register_module("out_proj", std::make_shared<LoraLinear>(inner, dim));
}

Tensor Attention::forward(const Tensor& q, const Tensor& k, const Tensor& v, const Tensor& keyMask) const {
    const auto split = [this](const Tensor& x) {  // B x N x C -> B x heads x N x d
        return x.view({x.size(0), x.size(1), m_heads, x.size(2) / m_heads}).transpose(1, 2);
    };
    const Tensor queries = split(m_q->forward(q));
    const Tensor keys = split(m_k->forward(k));
    const Tensor values = split(m_v->forward(v));
    const double scale = 1.0 / std::sqrt(static_cast<double>(queries.size(3)));
    Tensor weights = threadedMatmul(queries, keys.transpose(-2, -1)) * scale;  // B x heads x N x M
    if (keyMask.defined()) {
        weights = weights.masked_fill(keyMask.logical_not().view({keyMask.size(0), 1, 1, keyMask.size(1)}),
                                      -std::numeric_limits<float>::infinity());
    }
    const Tensor mixed = threadedMatmul(weights.softmax(-1), values).transpose(1, 2);  // B x N x heads x d
    return m_out->forward(mixed.flatten(2));
}

TwoWayAttentionBlock::TwoWayAttentionBlock(const SamConfig& config, bool skipFirstPositions)
    : m_skipFirstPositions(skipFirstPositions) {
    const auto dim = config.promptDim;
    const auto heads = config.decoderHeads;
    m_selfAttn = register_module("self_attn", std::make_shared<Attention>(dim, heads, 1));
    m_norm1 = register_module("norm1", std::make_shared<LayerNorm>(dim));
    m_tokenToImage = register_module("cross_attn_token_to_image", std::make_shared<Attention>(dim, heads, 2));
    m_norm2 = register_module("norm2", std::make_shared<LayerNorm>(dim));
    auto mlp = register_module("mlp", std::make_shared<Names>());
    m_lin1 = mlp->add("lin1", std::make_shared<LoraLinear>(dim, config.decoderMlp));
    m_lin2 = mlp->add("lin2", std::make_shared<LoraLinear>(config.decoderMlp, dim));
    m_norm3 = register_module("norm3", std::make_shared<LayerNorm>(dim));
    m_norm4 = register_module("norm4", std::make_shared<LayerNorm>(dim));
    m_imageToToken = register_module("cross_attn_image_to_token", std::make_shared<Attention>(dim, heads, 2));
}

void TwoWayAttentionBlock::forward(Tensor& queries, Tensor& keys, const Tensor& queryPositions,
                                   const Tensor& keyPositions, const Tensor& tokenMask) const {
    if (m_skipFirstPositions) {
        queries = m_selfAttn->forward(queries, queries, queries, tokenMask);
    } else {
        const Tensor q = queries + queryPositions;
        queries = queries + m_selfAttn->forward(q, q, queries, tokenMask);
    }
    queries = m_norm1->forward(queries);

    const Tensor placedKeys = keys + keyPositions;
    queries = m_norm2->forward(queries + m_tokenToImage->forward(queries + queryPositions, placedKeys, keys));
    queries = m_norm3->forward(queries + m_lin2->forward(torch::relu(m_lin1->forward(queries))));
    keys = m_norm4->forward(keys + m_imageToToken->forward(placedKeys, queries + queryPositions, queries, tokenMask));
}

TwoWayTransformer::TwoWayTransformer(const SamConfig& config) {
    auto layers = register_module("layers", std::make_shared<Names>());
    for (int i = 0; i < config.decoderDepth; ++i) {
        m_layers.push_back(layers->add(std::to_string(i), std::make_shared<TwoWayAttentionBlock>(config, i == 0)));
    }
    m_final = register_module("final_attn_token_to_image",
                              std::make_shared<Attention>(config.promptDim, config.decoderHeads, 2));
    m_normFinal = register_module("norm_final_attn", std::make_shared<LayerNorm>(config.promptDim));
}

std::pair<Tensor, Tensor> TwoWayTransformer::forward(const Tensor& image, const Tensor& positions, const Tensor& tokens,
                                                     const Tensor& tokenMask) const {
    Tensor queries = tokens;
    Tensor keys = image;
    for (const auto& layer : m_layers) {
        layer->forward(queries, keys, tokens, positions, tokenMask);
    }
    queries = queries + m_final->forward(queries + tokens, keys + positions, keys);
    return {m_normFinal->forward(queries), keys};
}

}  // namespace exemplar::neural
