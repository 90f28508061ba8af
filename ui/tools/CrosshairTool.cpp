// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/CrosshairTool.h"

#include "ui/Workspace.h"

namespace exemplar::ui {

QString CrosshairTool::name() const { return Workspace::tr("Crosshair"); }

void CrosshairTool::move(const Touch& touch) { m_workspace.setCursor(nearestVoxel(touch.voxel)); }

}  // namespace exemplar::ui
