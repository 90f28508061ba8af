// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checkpoint/TensorFile.h"
#include "core/engine/ProfileCard.h"

#include <filesystem>

namespace exemplar {

/// What was learned: LoRA tensors, class tokens (or point embeddings) and the card, in one safetensors file.
/// Tensor names: "lora.<layer>.a" (rank x in), "lora.<layer>.b" (out x rank), "class_tokens" (labels x C, in the
/// order of the card's table), "class_places" (labels x kPlaceCells x kPlaceCells, likewise), and registered names of
/// base tensors that are replaced ("prompt_encoder....").
struct Profile {
    ProfileCard card;
    TensorMap tensors;

    /// With the versions of the format and of this program. Atomic. Throws Error(FileUnwritable).
    void save(const std::filesystem::path& path) const;
    /// Throws Error(FileNotFound, FileDamaged, FormatUnknown, FormatNewer).
    static Profile load(const std::filesystem::path& path);
    /// Throws Error(ModelMismatch) whose sentence says which base model the profile wants.
    void requireBaseModel(const std::string& modelId, const std::string& sha256, const std::string& file) const;
};

}  // namespace exemplar
