// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checkpoint/ModelRegistry.h"

#include "core/base/AtomicFile.h"
#include "core/base/Error.h"
#include "core/base/Resources.h"
#include "core/base/UserFolders.h"
#include "core/checkpoint/Sha256.h"

#include <nlohmann/json.hpp>

namespace exemplar {
namespace fs = std::filesystem;

ModelRegistry ModelRegistry::load(const fs::path& path) {
    ModelRegistry registry;
    try {
        const auto json = nlohmann::json::parse(readFile(path));
        for (const auto& item : json.at("models")) {
            ModelEntry entry;
            item.at("id").get_to(entry.id);
            item.at("name").get_to(entry.name);
            item.at("architecture").get_to(entry.architecture);
            item.at("licence").get_to(entry.licence);
            item.at("description").get_to(entry.description);
            item.at("file").get_to(entry.fileName);
            item.at("size").get_to(entry.size);
            item.at("sha256").get_to(entry.sha256);
            item.at("source").at("package").get_to(entry.package);
            item.at("source").at("version").get_to(entry.packageVersion);
            item.at("source").at("member").get_to(entry.member);
            entry.isDefault = item.value("default", false);
            registry.m_models.push_back(std::move(entry));
        }
    } catch (const nlohmann::json::exception& problem) {
        throw Error(ErrorCode::FileDamaged,
                    path.string() + " is not a model registry (" + problem.what() + "); install the program again.",
                    {path.string()});
    }
    if (registry.m_models.empty()) {
        throw Error(ErrorCode::FileDamaged, path.string() + " names no model; install the program again.",
                    {path.string()});
    }
    return registry;
}

ModelRegistry ModelRegistry::standard() { return load(resourceFile("models.json")); }

const ModelEntry& ModelRegistry::find(const std::string& id) const {
    std::string known;
    for (const ModelEntry& entry : m_models) {
        if (entry.id == id) {
            return entry;
        }
        known += (known.empty() ? "" : ", ") + entry.id;
    }
    throw Error(ErrorCode::ModelMissing, "There is no model '" + id + "'; the program supports " + known + ".", {id});
}

const ModelEntry& ModelRegistry::defaultModel() const {
    for (const ModelEntry& entry : m_models) {
        if (entry.isDefault) {
            return entry;
        }
    }
    return m_models.front();
}

fs::path ModelRegistry::userFolder() {
    const fs::path set = pathFromEnvironment("EXEMPLAR_MODELS");
    return set.empty() ? userDataFolder() / "models" : set;
}

fs::path ModelRegistry::locate(const ModelEntry& entry) const {
    std::error_code ignored;
    for (const fs::path& folder : {userFolder(), resourceFolder() / "models"}) {
        if (fs::exists(folder / entry.fileName, ignored)) {
            return folder / entry.fileName;
        }
    }
    throw Error(ErrorCode::ModelMissing,
                "The model " + entry.name + " is not on this machine; run 'bash packaging/fetch-model.sh', or put " +
                    entry.fileName + " into " + userFolder().string() + ".",
                {entry.id});
}

void ModelRegistry::verify(const fs::path& file, const ModelEntry& entry, JobControl& control) const {
    if (!fs::exists(file)) {
        throw Error(ErrorCode::FileNotFound, "There is no file " + file.string() + "; check the path.",
                    {file.string()});
    }
    if (fs::file_size(file) != entry.size || sha256OfFile(file, control) != entry.sha256) {
        throw Error(ErrorCode::FileDamaged,
                    file.string() + " is not " + entry.name +
                        " as published (wrong size or SHA-256); delete it and run 'bash packaging/fetch-model.sh'.",
                    {file.string()});
    }
}

}  // namespace exemplar
