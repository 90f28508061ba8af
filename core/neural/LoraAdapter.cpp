// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/neural/LoraAdapter.h"

#include "core/base/Error.h"

#include <cmath>

namespace exemplar::neural {

LoraAdapter::LoraAdapter(Sam& sam, const std::vector<std::string>& layers, int rank, RandomStream& random) {
    const auto linears = sam.linears();
    for (const std::string& name : layers) {
        const auto& linear = linears.at(name);
        const auto out = linear->weight.size(0), in = linear->weight.size(1);
        torch::Tensor a = torch::empty({rank, in});
        auto* values = a.data_ptr<float>();
        const double deviation = 1.0 / std::sqrt(static_cast<double>(in));
        for (std::int64_t i = 0; i < a.numel(); ++i) {
            values[i] = static_cast<float>(deviation * random.normal());
        }
        m_pairs[name] = {a.to(sam.device()), torch::zeros({out, rank}, sam.device())};
    }
}

LoraAdapter::LoraAdapter(Sam& sam, const TensorMap& tensors, const std::string& file) {
    const auto linears = sam.linears();
    for (const auto& [key, data] : tensors) {
        if (!key.starts_with("lora.") || !key.ends_with(".a")) {
            continue;
        }
        const std::string name = key.substr(5, key.size() - 7);
        const auto linear = linears.find(name);
        const auto other = tensors.find("lora." + name + ".b");
        if (linear == linears.end() || other == tensors.end() || data.shape.size() != 2 ||
            other->second.shape.size() != 2 || data.shape[1] != linear->second->weight.size(1) ||
            other->second.shape[0] != linear->second->weight.size(0) || data.shape[0] != other->second.shape[1]) {
            throw Error(ErrorCode::ModelMismatch,
                        file + " does not fit the base model (layer " + name + "); choose another profile.",
                        {file, name});
        }
        m_pairs[name] = {toTorch(data).to(sam.device()), toTorch(other->second).to(sam.device())};
    }
}

void LoraAdapter::attachTo(Sam& sam) const {
    const auto linears = sam.linears();
    for (const auto& [name, pair] : m_pairs) {
        linears.at(name)->attach(pair.a, pair.b, 1.0);
    }
}

void LoraAdapter::detachFrom(Sam& sam) const {
    const auto linears = sam.linears();
    for (const auto& [name, pair] : m_pairs) {
        linears.at(name)->detach();
    }
}

void LoraAdapter::mergeInto(Sam& sam) const {
    torch::NoGradGuard guard;
    const auto linears = sam.linears();
    for (const auto& [name, pair] : m_pairs) {
        linears.at(name)->weight.add_(torch::matmul(pair.b, pair.a));
    }
}

void LoraAdapter::store(TensorMap& tensors) const {
    for (const auto& [name, pair] : m_pairs) {
        tensors["lora." + name + ".a"] = fromTorch(pair.a);
        tensors["lora." + name + ".b"] = fromTorch(pair.b);
    }
}

std::vector<torch::Tensor> LoraAdapter::parameters() const {
    std::vector<torch::Tensor> result;
    for (const auto& [name, pair] : m_pairs) {
        result.push_back(pair.a);
        result.push_back(pair.b);
    }
    return result;
}

void LoraAdapter::requireGradients(bool on) {
    for (auto& [name, pair] : m_pairs) {
        pair.a.requires_grad_(on);
        pair.b.requires_grad_(on);
    }
}

std::int64_t LoraAdapter::parameterCount() const {
    std::int64_t count = 0;
    for (const torch::Tensor& tensor : parameters()) {
        count += tensor.numel();
    }
    return count;
}

std::vector<std::string> encoderAttentionLayers(Sam& sam, int firstStage) {
    std::vector<std::string> names;
    for (const auto& [name, linear] : sam.linears()) {
        const std::string prefix = "image_encoder.layers.";
        if (name.starts_with(prefix) && name[prefix.size()] - '0' >= firstStage &&
            (name.ends_with("attn.qkv") || name.ends_with("attn.proj"))) {
            names.push_back(name);
        }
    }
    return names;
}

std::vector<std::string> decoderLayers(Sam& sam, bool mlp) {
    std::vector<std::string> names;
    for (const auto& [name, linear] : sam.linears()) {
        const bool attention = name.ends_with("q_proj") || name.ends_with("k_proj") || name.ends_with("v_proj") ||
                               name.ends_with("out_proj");
        const bool dense = mlp && (name.ends_with("lin1") || name.ends_with("lin2"));
        if (name.starts_with("mask_decoder.transformer.") && (attention || dense)) {
            names.push_back(name);
        }
    }
    return names;
}

}  // namespace exemplar::neural
