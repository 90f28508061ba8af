// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/FillTool.h"

#include "core/editing/RegionGrowing.h"
#include "ui/Workspace.h"

namespace exemplar::ui {

QString FillTool::name() const { return Workspace::tr("Fill"); }

void FillTool::press(const Touch& touch) {
    const Index3 seed = nearestVoxel(touch.voxel);
    if (!m_workspace.canPaint() || !m_workspace.geometry().contains(seed)) {
        return;
    }
    JobControl control;  // one slice takes a few milliseconds
    floodFill(m_workspace.beginEdit(name()), seed, m_workspace.activeLabel(), {touch.axis, {}}, control);
    m_workspace.finishEdit();
}

}  // namespace exemplar::ui
