// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JobControl.h"
#include "core/engine/Engine.h"

#include <memory>

namespace exemplar::gui {

/// Sets what the libraries of the engine read from the environment. Call first in main().
void settleEngineEnvironment();

/// Loads the base model that the window learns with. Throws what startEngine() throws; a build without the neural part
/// (EXEMPLAR_NEURAL=OFF) throws Error (ModelMissing).
std::unique_ptr<Engine> windowEngine(JobControl& control);

}  // namespace exemplar::gui
