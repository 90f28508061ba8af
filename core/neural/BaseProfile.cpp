// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/neural/BaseProfile.h"

#include "core/base/Error.h"
#include "core/neural/LoraAdapter.h"

#include <algorithm>

namespace exemplar::neural {

std::vector<std::string> replaceableTensors() {
    std::vector<std::string> names{"prompt_encoder.not_a_point_embed.weight",
                                   "prompt_encoder.point_embeddings.0.weight",
                                   "prompt_encoder.point_embeddings.1.weight"};
    for (const char* layer : {"0", "1", "3", "4", "6"}) {
        for (const char* part : {".weight", ".bias"}) {
            names.push_back(std::string("prompt_encoder.mask_downscaling.") + layer + part);
        }
    }
    return names;
}

TensorMap halfway(const TensorMap& one, const TensorMap& two, const std::string& file) {
    TensorMap result;
    for (const auto& [name, tensor] : one) {
        const auto other = two.find(name);
        if (other == two.end() || other->second.shape != tensor.shape || one.size() != two.size()) {
            throw Error(ErrorCode::ModelMismatch,
                        file + " is not a base profile that the other was trained further from (tensor " + name +
                            "); choose another.",
                        {file, name});
        }
        result[name] = fromTorch((0.5 * (toTorch(tensor) + toTorch(other->second))).contiguous());
    }
    return result;
}

bool changesEncoder(const Profile& profile) {
    return std::any_of(profile.tensors.begin(), profile.tensors.end(),
                       [](const auto& tensor) { return tensor.first.starts_with("lora.image_encoder."); });
}

void applyBaseProfile(Sam& sam, const Profile& profile, const std::string& file) {
    LoraAdapter(sam, profile.tensors, file).mergeInto(sam);
    torch::NoGradGuard guard;
    auto own = sam.named_parameters();
    for (const std::string& name : replaceableTensors()) {
        const auto found = profile.tensors.find(name);
        if (found == profile.tensors.end()) {
            continue;
        }
        if (torch::IntArrayRef(found->second.shape) != own[name].sizes()) {
            throw Error(ErrorCode::ModelMismatch,
                        file + " does not fit the base model (tensor " + name + "); choose another profile.",
                        {file, name});
        }
        own[name].copy_(toTorch(found->second));
    }
}

}  // namespace exemplar::neural
