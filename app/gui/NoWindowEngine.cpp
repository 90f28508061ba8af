// SPDX-License-Identifier: GPL-3.0-or-later
// The window of a build without the neural part: it opens, paints, compares and exports, and learns nothing.
#include "app/gui/WindowEngine.h"

#include "core/base/Error.h"

namespace exemplar::gui {

void settleEngineEnvironment() {}

std::unique_ptr<Engine> windowEngine(JobControl&) {
    throw Error(ErrorCode::ModelMissing,
                "This build of the program has no neural part: it cannot learn. Install the usual build of it.",
                {"no neural part"});
}

}  // namespace exemplar::gui
