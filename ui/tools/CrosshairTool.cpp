// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/CrosshairTool.h"

#include "ui/Workspace.h"

namespace exemplar::ui {

QString CrosshairTool::name() const { return Workspace::tr("Crosshair"); }

QString CrosshairTool::hint() const {
    return Workspace::tr(
        "Click to show a place in all views, Ctrl and click makes its label active; double-click makes a view large.");
}

void CrosshairTool::press(const Touch& touch) {
    move(touch);
    if (touch.alternate && m_workspace.hasScan()) {
        const LabelMap& labels = m_workspace.labels();
        if (const std::uint16_t label = labels.labels()[labels.offset(m_workspace.cursor())]; label != 0) {
            m_workspace.setActiveLabel(label);
        }
    }
}

void CrosshairTool::move(const Touch& touch) { m_workspace.setCursor(nearestVoxel(touch.voxel)); }

}  // namespace exemplar::ui
