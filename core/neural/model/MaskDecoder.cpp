// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/neural/model/MaskDecoder.h"

#include "core/neural/model/Threaded.h"

namespace exemplar::neural {

using torch::Tensor;

MaskDecoder::MaskDecoder(const SamConfig& config)
    : m_side(config.embeddingSize()), m_maskTokens(config.multimaskOutputs + 1) {
    const std::int64_t dim = config.promptDim;
    m_transformer = register_module("transformer", std::make_shared<TwoWayTransformer>(config));
    m_iouToken = register_module("iou_token", std::make_shared<Names>())->addTensor("weight", torch::zeros({1, dim}));
    m_maskTokenWeights = register_module("mask_tokens", std::make_shared<Names>())
                             ->addTensor("weight", torch::zeros({m_maskTokens, dim}));
    auto up = register_module("output_upscaling", std::make_shared<Names>());
    auto up0 = up->add("0", std::make_shared<Names>());
    m_up0Weight = up0->addTensor("weight", torch::zeros({dim, dim / 4, 2, 2}));
    m_up0Bias = up0->addTensor("bias", torch::zeros({dim / 4}));
    m_up1 = up->add("1", std::make_shared<LayerNorm>(dim / 4, 1e-6));
    auto up3 = up->add("3", std::make_shared<Names>());
    m_up3Weight = up3->addTensor("weight", torch::zeros({dim / 4, dim / 8, 2, 2}));
    m_up3Bias = up3->addTensor("bias", torch::zeros({dim / 8}));
    auto hyper = register_module("output_hypernetworks_mlps", std::make_shared<Names>());
    for (std::int64_t i = 0; i < m_maskTokens; ++i) {
        m_hypernetworks.push_back(hyper->add(std::to_string(i), std::make_shared<Mlp>(dim, dim, dim / 8, 3)));
    }
    m_iouHead = register_module("iou_prediction_head",
                                std::make_shared<Mlp>(dim, config.iouHeadHidden, m_maskTokens, config.iouHeadDepth));
}

MaskDecoder::Masks MaskDecoder::forward(const Tensor& image, const Tensor& positions, const Tensor& sparse,
                                        const Tensor& dense, const Tensor& tokenMask, bool multimask) const {
    const auto batch = sparse.size(0);
    const Tensor fixed = torch::cat({m_iouToken, m_maskTokenWeights}, 0).unsqueeze(0).expand({batch, -1, -1});
    const Tensor tokens = torch::cat({fixed, sparse}, 1);
    Tensor mask;
    if (tokenMask.defined()) {
        mask = torch::cat({torch::ones({batch, fixed.size(1)}, tokenMask.options()), tokenMask}, 1);
    }
    const auto [outTokens, outImage] = m_transformer->forward(image + dense, positions, tokens, mask);

    const std::int64_t first = multimask ? 1 : 0;
    const std::int64_t end = multimask ? m_maskTokens : 1;
    std::vector<Tensor> hyper;
    for (std::int64_t i = first; i < end; ++i) {
        hyper.push_back(m_hypernetworks[i]->forward(outTokens.select(1, 1 + i)));
    }
    const Tensor iou = m_iouHead->forward(outTokens.select(1, 0));
    return {upscaledMasks(outImage, torch::stack(hyper, 1)), iou.slice(1, first, end)};
}

/// The two transposed convolutions have kernel = stride = 2, so each is a matrix product whose four
/// results per pixel are laid out only at the end, on the masks instead of on 32 channels.
Tensor MaskDecoder::upscaledMasks(const Tensor& image, const Tensor& hyper) const {
    const auto batch = image.size(0), dim = image.size(2);
    const auto masks = hyper.size(1);
    const auto spread = [](const Tensor& weight) {  // in x out x 2 x 2 -> (4 * out) x in, sub-pixel first
        return weight.permute({2, 3, 1, 0}).reshape({4 * weight.size(1), weight.size(0)});
    };
    Tensor x = threadedLinear(image, spread(m_up0Weight), m_up0Bias.repeat({4}));
    x = torch::gelu(m_up1->forward(x.view({batch, -1, 4, dim / 4})));  // B x P x 4 x C/4
    x = torch::gelu(threadedLinear(x, spread(m_up3Weight), m_up3Bias.repeat({4})));
    x = x.view({batch, -1, dim / 8});              // B x (P*4*4) x C/8
    x = threadedMatmul(x, hyper.transpose(1, 2));  // B x (P*16) x M
    // B, y, x, dy, dx, dy2, dx2, M -> B, M, y dy dy2, x dx dx2
    return x.view({batch, m_side, m_side, 2, 2, 2, 2, masks})
        .permute({0, 7, 1, 3, 5, 2, 4, 6})
        .reshape({batch, masks, 4 * m_side, 4 * m_side});
}

}  // namespace exemplar::neural
