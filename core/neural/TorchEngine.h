// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Engine.h"

#include <filesystem>
#include <memory>

namespace exemplar::neural {

struct EngineOptions {
    std::filesystem::path modelFile;    ///< checkpoint of the base model
    std::string modelId;                ///< of the registry
    std::string modelSha256;            ///< as the registry has it; profiles are checked against it
    std::filesystem::path baseProfile;  ///< teaches the base model points; empty: none
    std::string device = "auto";        ///< auto, cpu or cuda
    int threads = 0;                    ///< 0: one per core
    std::size_t cacheBytes = std::size_t{1200} << 20;
};

/// The engine on LibTorch. Throws Error(FileNotFound, FileDamaged, ModelMismatch).
std::unique_ptr<Engine> makeTorchEngine(const EngineOptions& options);

}  // namespace exemplar::neural
