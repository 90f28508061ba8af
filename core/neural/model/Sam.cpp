// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/neural/model/Sam.h"

#include "core/base/Error.h"
#include "core/base/RandomStream.h"

#include <sstream>

namespace exemplar::neural {
namespace {

torch::ScalarType scalarType(TensorType type) {
    switch (type) {
        case TensorType::Float32:
            return torch::kFloat32;
        case TensorType::Float16:
            return torch::kFloat16;
        case TensorType::BFloat16:
            return torch::kBFloat16;
        case TensorType::Float64:
            return torch::kFloat64;
        case TensorType::Int64:
            return torch::kInt64;
        case TensorType::Int32:
            return torch::kInt32;
        case TensorType::Int16:
            return torch::kInt16;
        case TensorType::Int8:
            return torch::kInt8;
        case TensorType::UInt8:
            return torch::kUInt8;
        case TensorType::Bool:
            return torch::kBool;
    }
    throw Error(ErrorCode::Internal, "A tensor has an unknown type.");
}

std::string shapeText(torch::IntArrayRef shape) {
    std::ostringstream text;
    text << shape;
    return text.str();
}

void appendSome(std::string& sentence, const char* what, const std::vector<std::string>& names) {
    if (names.empty()) {
        return;
    }
    sentence += std::string("; ") + what + ": ";
    for (std::size_t i = 0; i < names.size(); ++i) {
        sentence += (i > 0 ? ", " : "") + names[i];
    }
}

}  // namespace

torch::Tensor toTorch(const TensorData& data) {
    const auto type = scalarType(data.type);
    torch::Tensor tensor = torch::empty(data.shape, torch::TensorOptions().dtype(type));
    if (static_cast<std::size_t>(tensor.nbytes()) != data.bytes.size()) {
        throw Error(ErrorCode::Internal, "A tensor's bytes do not fit its shape.");
    }
    std::memcpy(tensor.data_ptr(), data.bytes.data(), data.bytes.size());
    return tensor.is_floating_point() ? tensor.to(torch::kFloat32) : tensor;
}

TensorData fromTorch(const torch::Tensor& tensor) {
    const torch::Tensor flat = tensor.detach().to(torch::kCPU, torch::kFloat32).contiguous();
    TensorData data;
    data.type = TensorType::Float32;
    data.shape = flat.sizes().vec();
    data.bytes.assign(static_cast<const char*>(flat.data_ptr()), flat.nbytes());
    return data;
}

Sam::Sam(const SamConfig& config) : m_config(config) {
    m_encoder = register_module("image_encoder", std::make_shared<ImageEncoder>(config));
    m_promptEncoder = register_module("prompt_encoder", std::make_shared<PromptEncoder>(config));
    m_decoder = register_module("mask_decoder", std::make_shared<MaskDecoder>(config));
    eval();
    prepare();
}

void Sam::prepare() {
    torch::NoGradGuard guard;
    m_encoder->prepare();
    m_positions = m_promptEncoder->imagePositions();
}

void Sam::load(const TensorMap& tensors, const std::string& file) {
    torch::NoGradGuard guard;
    std::map<std::string, torch::Tensor> own;
    for (const auto& item : named_parameters()) {
        own[item.key()] = item.value();
    }
    for (const auto& item : named_buffers()) {
        own[item.key()] = item.value();
    }
    std::vector<std::string> missing, extra, wrong;
    for (const auto& [name, tensor] : own) {
        const auto found = tensors.find(name);
        if (found == tensors.end()) {
            missing.push_back(name);
        } else if (torch::IntArrayRef(found->second.shape) != tensor.sizes()) {
            wrong.push_back(name + " " + shapeText(found->second.shape) + " instead of " + shapeText(tensor.sizes()));
        }
    }
    for (const auto& [name, data] : tensors) {
        if (!own.contains(name)) {
            extra.push_back(name);
        }
    }
    if (!missing.empty() || !extra.empty() || !wrong.empty()) {
        std::string sentence = file + " does not hold the tensors of this model";
        appendSome(sentence, "missing", missing);
        appendSome(sentence, "extra", extra);
        appendSome(sentence, "of another shape", wrong);
        throw Error(ErrorCode::ModelMismatch, sentence + ". Fetch the base model again.", {file});
    }
    for (auto& [name, tensor] : own) {
        tensor.copy_(toTorch(tensors.at(name)));
    }
    prepare();
}

void Sam::initialise(std::uint64_t seed) {
    torch::NoGradGuard guard;
    RandomStream random(seed);
    auto fill = [&](torch::Tensor& tensor, double scale, double offset) {
        auto flat = torch::empty(tensor.sizes(), torch::kFloat32);
        auto* values = flat.data_ptr<float>();
        for (std::int64_t i = 0; i < flat.numel(); ++i) {
            values[i] = static_cast<float>(offset + scale * random.normal());
        }
        tensor.copy_(flat);
    };
    for (auto& item : named_parameters()) {
        const bool matrix = item.value().dim() > 1;
        const bool gain = !matrix && item.key().ends_with("weight");
        const auto fanIn = matrix ? item.value().numel() / item.value().size(0) : 1;
        fill(item.value(), matrix ? 1.0 / std::sqrt(static_cast<double>(fanIn)) : 0.05, gain ? 1.0 : 0.0);
    }
    for (auto& item : named_buffers()) {
        if (item.key().ends_with("gaussian_matrix")) {
            fill(item.value(), 1.0, 0.0);
        }
    }
    prepare();
}

void Sam::moveTo(const torch::Device& device) {
    to(device);
    prepare();
}

void Sam::setMixedPrecision(bool on) {
    m_mixed = on;
    m_encoder->setMixedPrecision(on);
}

std::map<std::string, std::shared_ptr<LoraLinear>> Sam::linears() {
    std::map<std::string, std::shared_ptr<LoraLinear>> result;
    for (const auto& item : named_modules("", false)) {
        if (auto linear = std::dynamic_pointer_cast<LoraLinear>(item.value())) {
            result[item.key()] = linear;
        }
    }
    return result;
}

}  // namespace exemplar::neural
