// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Engine.h"
#include "core/engine/TeachPlan.h"
#include "core/image/Volume.h"

#include <filesystem>
#include <memory>
#include <optional>

namespace exemplar::neural {

struct EngineOptions {
    std::filesystem::path modelFile;    ///< checkpoint of the base model
    std::string modelId;                ///< of the registry
    std::string modelSha256;            ///< as the registry has it; profiles are checked against it
    std::filesystem::path baseProfile;  ///< teaches the base model points; empty: none
    std::string device = "auto";        ///< auto, cpu or cuda
    std::string precision = "auto";     ///< full, mixed (see Autocast) or auto: mixed on GPUs that know bfloat16
    int threads = 0;                    ///< 0: one per core
    std::size_t cacheBytes = std::size_t{1200} << 20;
    std::filesystem::path embeddingFolder;  ///< see EmbeddingStore; empty: embeddings are kept in memory alone
    std::uintmax_t embeddingBytes = std::uintmax_t{4} << 30;  ///< on the disk, at most
};

/// The engine on LibTorch. Throws Error(FileNotFound, FileDamaged, ModelMismatch).
std::unique_ptr<Engine> makeTorchEngine(const EngineOptions& options);

/// A scan to learn points from.
struct TeachSource {
    std::string name;
    Volume volume;
    std::optional<LabelMap> labels;  ///< structures on the scan's grid, where they are known
};

/// Makes the base profile: see training/PointTeacher.h. `options.baseProfile` is where it starts; empty: from nothing.
/// `average`: file of another that this one goes back to; the result is halfway() between them. Empty: none.
/// Throws Error(NothingToLearn, NotFinite, Cancelled).
Profile teachPoints(const EngineOptions& options, std::vector<TeachSource> sources, const TeachPlan& plan,
                    const std::filesystem::path& average, const std::function<void(const TrainingStep&)>& observer,
                    JobControl& control);

}  // namespace exemplar::neural
