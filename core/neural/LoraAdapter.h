// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/RandomStream.h"
#include "core/neural/model/Sam.h"

#include <map>
#include <string>
#include <vector>

namespace exemplar::neural {

/// The low-rank tensors of a profile, by the name of the layer they sit on.
class LoraAdapter {
public:
    LoraAdapter() = default;
    /// A drawn from N(0, 1/in), B zero: at first the model's answers are unchanged.
    LoraAdapter(Sam& sam, const std::vector<std::string>& layers, int rank, RandomStream& random);
    /// Takes the tensors "lora.<layer>.a" and "lora.<layer>.b". Throws Error(ModelMismatch) naming a layer the
    /// model does not have or a shape that does not fit; `file` is named in the sentence.
    LoraAdapter(Sam& sam, const TensorMap& tensors, const std::string& file);

    void attachTo(Sam& sam) const;
    void detachFrom(Sam& sam) const;
    /// Adds the products to the base weights for good.
    void mergeInto(Sam& sam) const;
    void store(TensorMap& tensors) const;
    std::vector<torch::Tensor> parameters() const;
    void requireGradients(bool on);
    bool empty() const { return m_pairs.empty(); }
    std::int64_t parameterCount() const;

private:
    struct Pair {
        torch::Tensor a, b;  // rank x in, out x rank
    };
    std::map<std::string, Pair> m_pairs;
};

/// Attention projections (qkv and output) of the encoder's stages from `firstStage` on.
std::vector<std::string> encoderAttentionLayers(Sam& sam, int firstStage);
/// Attention projections q, k, v, out of the mask decoder; with `mlp` its transformer's MLPs too.
std::vector<std::string> decoderLayers(Sam& sam, bool mlp);

}  // namespace exemplar::neural
