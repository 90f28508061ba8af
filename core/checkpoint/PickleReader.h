// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checkpoint/TensorFile.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace exemplar {

/// A value of a pickled state dict. Nothing is ever executed: the few callables that a state dict names are
/// understood by name, all others are refused.
struct PickleValue {
    enum class Kind { None, Bool, Int, Float, Text, Tuple, List, Dict, Global, Storage, Tensor, Mark };
    struct Storage {
        TensorType type = TensorType::Float32;
        std::string key;  ///< file name inside the zip's data/ folder
        std::int64_t elements = 0;
    };
    struct Tensor {
        Storage storage;
        std::int64_t offset = 0;  ///< elements
        std::vector<std::int64_t> shape, strides;
    };
    Kind kind = Kind::None;
    std::int64_t integer = 0;
    double real = 0.0;
    std::string text;
    std::vector<std::shared_ptr<PickleValue>> items;  ///< of tuples and lists
    std::vector<std::pair<std::shared_ptr<PickleValue>, std::shared_ptr<PickleValue>>> entries;  ///< of dicts
    Storage storage;
    Tensor tensor;
};

/// Reads the pickle of a PyTorch state dict. What the result holds lives as long as the result itself. Throws
/// Error(FileDamaged) for truncated or nonsensical data and Error(FormatUnsupported) naming the opcode or the callable
/// that a state dict does not need.
std::shared_ptr<PickleValue> readPickle(const std::string& bytes, const std::string& fileName);

}  // namespace exemplar
