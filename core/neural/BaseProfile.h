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

/// Registered names of the tensors a base profile may replace: the embeddings of clicks.
std::vector<std::string> replaceableTensors();

}  // namespace exemplar::neural
