// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JobControl.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace exemplar {

/// One base model as resources/models.json describes it.
struct ModelEntry {
    std::string id, name, architecture, licence, description, fileName, sha256;
    std::uint64_t size = 0;                       ///< bytes
    std::string package, packageVersion, member;  ///< where to get it: a file inside a PyPI package
    bool isDefault = false;
};

/// The base models the program knows, and where their files are on this machine.
class ModelRegistry {
public:
    /// Throws Error(FileNotFound, FileDamaged).
    static ModelRegistry load(const std::filesystem::path& json);
    /// The registry that comes with the program.
    static ModelRegistry standard();

    const std::vector<ModelEntry>& models() const { return m_models; }
    /// Throws Error(ModelMissing) naming the ids there are.
    const ModelEntry& find(const std::string& id) const;
    const ModelEntry& defaultModel() const;
    /// The model's file, looked for in $EXEMPLAR_MODELS, the user's data folder and the installed share folder.
    /// Throws Error(ModelMissing) whose sentence says how to fetch it.
    std::filesystem::path locate(const ModelEntry& entry) const;
    /// Size and SHA-256. Throws Error(FileDamaged, Cancelled).
    void verify(const std::filesystem::path& file, const ModelEntry& entry, JobControl& control) const;
    /// Where fetched models go: $EXEMPLAR_MODELS or the user's data folder.
    static std::filesystem::path userFolder();

private:
    std::vector<ModelEntry> m_models;
};

}  // namespace exemplar
