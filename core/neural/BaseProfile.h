// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Profile.h"
#include "core/neural/model/Sam.h"

namespace exemplar::neural {

/// Merges a base profile (LoRA and replaced tensors) into the model for good. Throws Error(ModelMismatch) naming a
/// tensor that does not fit, `file` in the sentence.
void applyBaseProfile(Sam& sam, const Profile& profile, const std::string& file);

/// Whether slices are encoded to something else with it: some of its LoRA sits in the image encoder.
bool changesEncoder(const Profile& profile);

/// The tensors halfway between two base profiles of which one was taught on from the other: what is learned last is
/// kept in part, and less of what was known before is forgotten (weight averaging, Wortsman et al., arXiv 2109.01903).
/// Throws Error(ModelMismatch) where they do not have the same tensors; `file` is the second's.
TensorMap halfway(const TensorMap& one, const TensorMap& two, const std::string& file);

/// Registered names of the tensors a base profile may replace: the embeddings of clicks.
std::vector<std::string> replaceableTensors();

}  // namespace exemplar::neural
