// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/WindowEngine.h"

#include "app/EngineStart.h"
#include "core/neural/Runtime.h"

namespace exemplar::gui {

void settleEngineEnvironment() {
    neural::settleEnvironment();  // the window shares the cores with what it has learn
}

std::unique_ptr<Engine> windowEngine(JobControl& control) { return startEngine({}, control); }

}  // namespace exemplar::gui
