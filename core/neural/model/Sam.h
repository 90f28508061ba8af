// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checkpoint/TensorFile.h"
#include "core/neural/model/ImageEncoder.h"
#include "core/neural/model/MaskDecoder.h"
#include "core/neural/model/PromptEncoder.h"

#include <map>

namespace exemplar::neural {

/// The whole model; registered names equal the keys of the official checkpoint.
class Sam : public torch::nn::Module {
public:
    explicit Sam(const SamConfig& config);

    /// Takes every tensor of the checkpoint. Throws Error(ModelMismatch) listing by name what is missing, extra
    /// or of another shape; `file` is named in the sentence.
    void load(const TensorMap& tensors, const std::string& file);
    /// Small random weights drawn from `seed`, for unit tests.
    void initialise(std::uint64_t seed);
    void moveTo(const torch::Device& device);
    /// Matrix products and convolutions in 16 bits (see Autocast).
    void setMixedPrecision(bool on);
    bool mixedPrecision() const { return m_mixed; }

    const SamConfig& config() const { return m_config; }
    torch::Device device() const { return m_encoder->parameters().front().device(); }
    ImageEncoder& encoder() { return *m_encoder; }
    PromptEncoder& promptEncoder() { return *m_promptEncoder; }
    MaskDecoder& decoder() { return *m_decoder; }
    /// Image token positions, computed once: 1 x P x C.
    const torch::Tensor& imagePositions() const { return m_positions; }
    /// Every linear layer that can carry LoRA, by its registered name without ".weight".
    std::map<std::string, std::shared_ptr<LoraLinear>> linears();

private:
    void prepare();

    SamConfig m_config;
    std::shared_ptr<ImageEncoder> m_encoder;
    std::shared_ptr<PromptEncoder> m_promptEncoder;
    std::shared_ptr<MaskDecoder> m_decoder;
    torch::Tensor m_positions;
    bool m_mixed = false;
};

/// File tensors to Torch and back; float tensors become float32.
torch::Tensor toTorch(const TensorData& data);
TensorData fromTorch(const torch::Tensor& tensor);

}  // namespace exemplar::neural
