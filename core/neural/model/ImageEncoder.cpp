// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/neural/model/ImageEncoder.h"

#include "core/neural/model/Autocast.h"
#include "core/neural/model/Threaded.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <utility>

namespace exemplar::neural {
namespace {

using torch::Tensor;

template <typename M>
std::shared_ptr<M> make(auto&&... arguments) {
    return std::make_shared<M>(std::forward<decltype(arguments)>(arguments)...);
}

}  // namespace

WindowAttention::WindowAttention(std::int64_t dim, std::int64_t heads, std::int64_t window)
    : m_heads(heads), m_headDim(dim / heads), m_scale(1.0 / std::sqrt(static_cast<double>(dim / heads))) {
    m_norm = register_module("norm", make<LayerNorm>(dim));
    m_qkv = register_module("qkv", make<LoraLinear>(dim, 3 * dim));
    m_proj = register_module("proj", make<LoraLinear>(dim, dim));
    // Offsets (|dy|, |dx|) are numbered in order of first appearance over all pairs of window cells.
    std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t> numbers;
    std::vector<std::int64_t> index;
    const std::int64_t cells = window * window;
    for (std::int64_t a = 0; a < cells; ++a) {
        for (std::int64_t b = 0; b < cells; ++b) {
            const std::pair offset{std::abs(a / window - b / window), std::abs(a % window - b % window)};
            index.push_back(numbers.emplace(offset, static_cast<std::int64_t>(numbers.size())).first->second);
        }
    }
    m_biasIndex = torch::tensor(index, torch::kLong);
    m_attentionBiases =
        register_parameter("attention_biases", torch::zeros({heads, static_cast<std::int64_t>(numbers.size())}), false);
    prepare();
}

void WindowAttention::prepare() {
    torch::NoGradGuard guard;
    const auto cells = static_cast<std::int64_t>(std::llround(std::sqrt(static_cast<double>(m_biasIndex.numel()))));
    m_bias = m_attentionBiases.index_select(1, m_biasIndex.to(m_attentionBiases.device()))
                 .view({m_heads, cells, cells})
                 .contiguous();
}

Tensor WindowAttention::forward(const Tensor& x) const {
    const auto batch = x.size(0);
    const auto cells = x.size(1);
    // B x N x heads x 3d -> three of B x heads x N x d
    const Tensor qkv =
        m_qkv->forward(m_norm->forward(x)).view({batch, cells, m_heads, 3 * m_headDim}).permute({0, 2, 1, 3});
    const auto parts = qkv.split(m_headDim, 3);
    Tensor attention = threadedMatmul(parts[0] * m_scale, parts[1].transpose(-2, -1)) + m_bias;  // B x heads x N x N
    attention = attention.softmax(-1);
    const Tensor mixed =
        threadedMatmul(attention, parts[2]).transpose(1, 2).reshape({batch, cells, m_heads * m_headDim});
    return m_proj->forward(mixed);
}

MbConv::MbConv(std::int64_t channels, std::int64_t expand) {
    const auto hidden = channels * expand;
    m_conv1 = register_module("conv1", make<Conv2dBn>(channels, hidden, 1, 1, 1));
    m_conv2 = register_module("conv2", make<Conv2dBn>(hidden, hidden, 3, 1, hidden));
    m_conv3 = register_module("conv3", make<Conv2dBn>(hidden, channels, 1, 1, 1));
}

Tensor MbConv::forward(const Tensor& x) const {
    Tensor y = torch::gelu(m_conv1->forward(x));
    y = torch::gelu(m_conv2->forward(y));
    return torch::gelu(m_conv3->forward(y) + x);
}

TinyVitBlock::TinyVitBlock(std::int64_t dim, std::int64_t heads, std::int64_t window) : m_window(window) {
    m_attn = register_module("attn", make<WindowAttention>(dim, heads, window));
    auto mlp = register_module("mlp", make<Names>());
    m_mlpNorm = mlp->add("norm", make<LayerNorm>(dim));
    m_fc1 = mlp->add("fc1", make<LoraLinear>(dim, 4 * dim));
    m_fc2 = mlp->add("fc2", make<LoraLinear>(4 * dim, dim));
    m_localConv = register_module("local_conv", make<Conv2dBn>(dim, dim, 3, 1, dim));
}

Tensor TinyVitBlock::forward(const Tensor& x) const {
    const auto batch = x.size(0), height = x.size(1), width = x.size(2), channels = x.size(3);
    const auto padY = (m_window - height % m_window) % m_window;
    const auto padX = (m_window - width % m_window) % m_window;
    Tensor y = x;
    if (padY > 0 || padX > 0) {
        y = torch::constant_pad_nd(y, {0, 0, 0, padX, 0, padY});
    }
    const auto rows = (height + padY) / m_window;
    const auto columns = (width + padX) / m_window;
    y = y.view({batch, rows, m_window, columns, m_window, channels})
            .transpose(2, 3)
            .reshape({batch * rows * columns, m_window * m_window, channels});  // one window a row
    y = m_attn->forward(y);
    y = y.view({batch, rows, columns, m_window, m_window, channels})
            .transpose(2, 3)
            .reshape({batch, rows * m_window, columns * m_window, channels});
    if (padY > 0 || padX > 0) {
        y = y.slice(1, 0, height).slice(2, 0, width);
    }
    y = x + y;
    y = m_localConv->forward(y);
    return y + m_fc2->forward(torch::gelu(m_fc1->forward(m_mlpNorm->forward(y))));
}

PatchMerging::PatchMerging(std::int64_t dim, std::int64_t outDim, std::int64_t stride) {
    m_conv1 = register_module("conv1", make<Conv2dBn>(dim, outDim, 1, 1, 1));
    m_conv2 = register_module("conv2", make<Conv2dBn>(outDim, outDim, 3, stride, outDim));
    m_conv3 = register_module("conv3", make<Conv2dBn>(outDim, outDim, 1, 1, 1));
}

Tensor PatchMerging::forward(const Tensor& x) const {
    const Tensor y = torch::gelu(m_conv2->forward(torch::gelu(m_conv1->forward(x))));
    return m_conv3->forward(y);
}

ImageEncoder::ImageEncoder(const SamConfig& config) {
    const auto first = config.embedDims[0];
    auto seq = register_module("patch_embed", make<Names>())->add("seq", make<Names>());
    m_patch0 = seq->add("0", make<Conv2dBn>(3, first / 2, 1, 1, 1));
    m_patch2 = seq->add("2", make<Conv2dBn>(first / 2, first, 1, 1, 1));
    auto layers = register_module("layers", make<Names>());
    for (int i = 0; i < 4; ++i) {
        auto layer = layers->add(std::to_string(i), make<Names>());
        auto blocks = layer->add("blocks", make<Names>());
        Stage stage;
        for (int b = 0; b < config.depths[i]; ++b) {
            if (i == 0) {
                stage.convBlocks.push_back(blocks->add(std::to_string(b), make<MbConv>(config.embedDims[i], 4)));
            } else {
                stage.blocks.push_back(blocks->add(
                    std::to_string(b), make<TinyVitBlock>(config.embedDims[i], config.heads[i], config.windows[i])));
            }
        }
        if (i < 3) {
            stage.downsample = layer->add(
                "downsample", make<PatchMerging>(config.embedDims[i], config.embedDims[i + 1], config.mergeStrides[i]));
        }
        m_stages.push_back(std::move(stage));
    }
    auto neck = register_module("neck", make<Names>());
    const auto out = config.promptDim;
    m_neck0 = neck->add("0", make<Names>())->addTensor("weight", torch::zeros({out, config.embedDims[3], 1, 1}));
    m_neck1 = neck->add("1", make<LayerNorm>(out, 1e-6));
    m_neck2 = neck->add("2", make<Names>())->addTensor("weight", torch::zeros({out, out, 3, 3}));
    m_neck3 = neck->add("3", make<LayerNorm>(out, 1e-6));
}

/// Full resolution and many channels: strip by strip, so that a strip stays in the processor's cache. Exact: a strip
/// reaches kHalo rows beyond what is kept of it, more than the convolutions see.
Tensor ImageEncoder::stageZero(const Tensor& pictures) const {
    constexpr std::int64_t kHalo = 4;
    const Stage& stage = m_stages[0];
    const std::int64_t height = pictures.size(1);
    const std::int64_t rows = pictures.is_cuda() ? height : 32;
    std::vector<Tensor> strips;
    for (std::int64_t row = 0; row < height; row += rows) {
        const std::int64_t first = std::max<std::int64_t>(0, row - kHalo), last = std::min(height, row + rows + kHalo);
        Tensor x = m_patch2->forward(torch::gelu(m_patch0->forward(pictures.slice(1, first, last))));
        for (const auto& block : stage.convBlocks) {
            x = block->forward(x);
        }
        x = stage.downsample->forward(x);
        const std::int64_t stride = (last - first) / x.size(1);
        strips.push_back(x.slice(1, (row - first) / stride, (std::min(height, row + rows) - first) / stride));
    }
    return torch::cat(strips, 1);
}

Tensor ImageEncoder::head(const Tensor& pictures, int stage) const {
    const Autocast autocast(pictures.device(), m_mixed);
    Tensor x;
    for (int i = 0; i < stage; ++i) {
        if (i == 0) {
            x = stageZero(pictures);
            continue;
        }
        for (const auto& block : m_stages[i].blocks) {
            x = block->forward(x);
        }
        if (m_stages[i].downsample) {
            x = m_stages[i].downsample->forward(x);
        }
    }
    return x;
}

Tensor ImageEncoder::tail(Tensor x, int stage) const {
    const Autocast autocast(x.device(), m_mixed);
    for (int i = stage; i < 4; ++i) {
        for (const auto& block : m_stages[i].blocks) {
            x = block->forward(x);
        }
        if (m_stages[i].downsample) {
            x = m_stages[i].downsample->forward(x);
        }
    }
    x = m_neck1->forward(threadedLinear(x, m_neck0.flatten(1), {}));
    x = torch::conv2d(x.permute({0, 3, 1, 2}), m_neck2.contiguous(torch::MemoryFormat::ChannelsLast), {}, 1, 1);
    x = m_neck3->forward(x.permute({0, 2, 3, 1}).contiguous());
    return x.to(torch::kFloat32).flatten(1, 2);  // B x (e*e) x C
}

void ImageEncoder::prepare() {
    apply([](torch::nn::Module& module) {
        if (auto* conv = dynamic_cast<Conv2dBn*>(&module)) {
            conv->fold();
        } else if (auto* attention = dynamic_cast<WindowAttention*>(&module)) {
            attention->prepare();
        }
    });
}

}  // namespace exemplar::neural
