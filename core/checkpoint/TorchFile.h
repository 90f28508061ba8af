// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checkpoint/TensorFile.h"

namespace exemplar {

/// Reads the tensors of an official PyTorch zip checkpoint without running any of its pickle; a state dict
/// under "model" or "state_dict" is unwrapped. Throws Error(FileNotFound, FileDamaged, FormatUnsupported).
TensorMap readTorchFile(const std::filesystem::path& path);

}  // namespace exemplar
