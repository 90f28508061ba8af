// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/HandTool.h"

#include "ui/Workspace.h"

namespace exemplar::ui {

QString HandTool::name() const { return Workspace::tr("Hand"); }

QString HandTool::hint() const { return Workspace::tr("Drag to move the picture, Ctrl and drag up or down to zoom."); }

}  // namespace exemplar::ui
