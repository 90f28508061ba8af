// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/CrosshairTool.h"

#include "ui/Workspace.h"

#include <cmath>

namespace exemplar::ui {

QString CrosshairTool::name() const { return Workspace::tr("Crosshair"); }

void CrosshairTool::move(const Touch& touch) {
    m_workspace.setCursor({static_cast<int>(std::lround(touch.voxel[0])), static_cast<int>(std::lround(touch.voxel[1])),
                           static_cast<int>(std::lround(touch.voxel[2]))});
}

}  // namespace exemplar::ui
