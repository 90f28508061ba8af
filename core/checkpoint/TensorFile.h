// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace exemplar {

enum class TensorType { Float32, Float16, BFloat16, Float64, Int64, Int32, Int16, Int8, UInt8, Bool };

std::size_t bytesPer(TensorType type) noexcept;

/// One tensor as bytes: contiguous, row-major, little endian.
struct TensorData {
    TensorType type = TensorType::Float32;
    std::vector<std::int64_t> shape;
    std::string bytes;

    std::int64_t count() const noexcept;
    bool operator==(const TensorData&) const = default;
};

using TensorMap = std::map<std::string, TensorData>;

/// Number of elements; -1 where a dimension is negative or the product does not fit.
std::int64_t checkedCount(const std::vector<std::int64_t>& shape) noexcept;

/// Reads a checkpoint, whatever it is: an official PyTorch zip (.pth) or .safetensors, told by content.
/// Throws Error(FileNotFound, FileDamaged, FormatUnknown).
TensorMap readTensorFile(const std::filesystem::path& path);

}  // namespace exemplar
