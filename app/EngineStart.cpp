// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/EngineStart.h"

#include "core/base/Log.h"
#include "core/base/Resources.h"
#include "core/base/UserFolders.h"
#include "core/checkpoint/ModelRegistry.h"

namespace exemplar {

namespace {

/// $EXEMPLAR_EMBEDDINGS, else a folder of the user's cache; "none": nowhere.
std::string usualEmbeddings() {
    if (const auto set = pathFromEnvironment("EXEMPLAR_EMBEDDINGS"); !set.empty()) {
        return set.string();
    }
    const auto cache = userCacheFolder();
    return cache.empty() ? "none" : (cache / "embeddings").string();
}

}  // namespace

neural::EngineOptions engineOptions(const EngineChoice& choice, JobControl& control) {
    const ModelRegistry registry = ModelRegistry::standard();
    const ModelEntry& entry = choice.model.empty() ? registry.defaultModel() : registry.find(choice.model);
    neural::EngineOptions options;
    options.modelFile = registry.locate(entry);
    registry.verify(options.modelFile, entry, control);
    options.modelId = entry.id;
    options.modelSha256 = entry.sha256;
    options.device = choice.device;
    options.precision = choice.precision;
    options.threads = choice.threads;
    if (!choice.noBaseProfile) {
        options.baseProfile =
            choice.baseProfile.empty() ? resourceFile("base.profile") : std::filesystem::path(choice.baseProfile);
    }
    const std::string embeddings = choice.embeddings.empty() ? usualEmbeddings() : choice.embeddings;
    options.embeddingFolder = embeddings == "none" ? "" : embeddings;
    return options;
}

std::unique_ptr<Engine> startEngine(const neural::EngineOptions& options) {
    auto engine = neural::makeTorchEngine(options);
    log(LogLevel::Info, options.modelId + " on " + engine->deviceName());
    return engine;
}

std::unique_ptr<Engine> startEngine(const EngineChoice& choice, JobControl& control) {
    return startEngine(engineOptions(choice, control));
}

}  // namespace exemplar
