// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/CrosshairTool.h"

#include "ui/Workspace.h"

namespace exemplar::ui {

QString CrosshairTool::name() const { return Workspace::tr("Crosshair"); }

QString CrosshairTool::hint() const {
    return Workspace::tr("Click to look at a place in all views; double-click makes a view large.");
}

void CrosshairTool::move(const Touch& touch) { m_workspace.setCursor(nearestVoxel(touch.voxel)); }

}  // namespace exemplar::ui
