// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checkpoint/TensorFile.h"

#include "core/base/AtomicFile.h"
#include "core/checkpoint/SafetensorsFile.h"
#include "core/checkpoint/TorchFile.h"

#include <limits>

namespace exemplar {

std::size_t bytesPer(TensorType type) noexcept {
    switch (type) {
        case TensorType::Float64:
        case TensorType::Int64:
            return 8;
        case TensorType::Float32:
        case TensorType::Int32:
            return 4;
        case TensorType::Float16:
        case TensorType::BFloat16:
        case TensorType::Int16:
            return 2;
        case TensorType::Int8:
        case TensorType::UInt8:
        case TensorType::Bool:
            return 1;
    }
    return 1;
}

std::int64_t checkedCount(const std::vector<std::int64_t>& shape) noexcept {
    std::int64_t count = 1;
    for (std::int64_t length : shape) {
        if (length < 0 || (length > 0 && count > std::numeric_limits<std::int64_t>::max() / 16 / length)) {
            return -1;
        }
        count *= length;
    }
    return count;
}

std::int64_t TensorData::count() const noexcept { return checkedCount(shape); }

TensorMap readTensorFile(const std::filesystem::path& path) {
    const std::string bytes = readFile(path);
    if (bytes.starts_with("PK\x03\x04")) {
        return readTorchFile(path);
    }
    return readSafetensors(path).tensors;
}

}  // namespace exemplar
