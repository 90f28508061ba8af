// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checkpoint/TensorFile.h"

namespace exemplar {

/// Content of a .safetensors file (format: 8 bytes header length, JSON header, tensor bytes).
struct Safetensors {
    TensorMap tensors;
    std::map<std::string, std::string> metadata;
};

/// Throws Error(FileNotFound, FileUnreadable, FormatUnknown, FileDamaged) naming file and tensor.
Safetensors readSafetensors(const std::filesystem::path& path);
Safetensors parseSafetensors(const std::string& bytes, const std::string& fileName);
/// Names sorted, so that equal content gives equal bytes.
std::string serialiseSafetensors(const Safetensors& content);
/// Atomic. Throws Error(FileUnwritable).
void writeSafetensors(const std::filesystem::path& path, const Safetensors& content);

}  // namespace exemplar
