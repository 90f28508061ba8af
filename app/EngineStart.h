// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JobControl.h"
#include "core/neural/TorchEngine.h"

#include <memory>
#include <string>

namespace exemplar {

/// Which model, on what.
struct EngineChoice {
    std::string model;               ///< id in the registry; empty: the default model
    std::string device = "auto";     ///< auto, cpu or cuda
    std::string precision = "auto";  ///< full, mixed or auto
    std::string baseProfile;         ///< empty: the one that comes with the program
    bool noBaseProfile = false;
    int threads = 0;         ///< 0: one per core
    std::string embeddings;  ///< folder that keeps what slices are encoded to, "none", or empty: the user's cache
};

/// Finds and checks the base model. Throws what the registry throws.
neural::EngineOptions engineOptions(const EngineChoice& choice, JobControl& control);

/// Loads what they name. Throws what the engine throws.
std::unique_ptr<Engine> startEngine(const neural::EngineOptions& options);

/// Both: finds, checks and loads the base model with the base profile. Throws what the registry and the engine throw.
std::unique_ptr<Engine> startEngine(const EngineChoice& choice, JobControl& control);

}  // namespace exemplar
