// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/FillTool.h"

#include "core/editing/RegionGrowing.h"
#include "ui/Workspace.h"

namespace exemplar::ui {

QString FillTool::name() const { return Workspace::tr("Fill"); }

QString FillTool::hint() const {
    return Workspace::tr("Click a region to fill it with the active label; options choose slice or volume.");
}

void FillTool::press(const Touch& touch) {
    const Index3 seed = nearestVoxel(touch.voxel);
    if (!m_workspace.canPaint() || !m_workspace.geometry().contains(seed)) {
        return;
    }
    const ToolSettings::Values& values = m_settings.values();
    FillReach reach;
    reach.slice = touch.axis;
    reach.limits = m_settings.limits(m_workspace);
    if (values.fillSimilar) {
        const float here = m_workspace.scan().volume.at(seed);
        const auto tolerance = static_cast<float>(values.fillTolerance);
        reach.limits.intensities = {here - tolerance, here + tolerance};
    }
    if (values.fillVolume) {
        reach.slice.reset();
        m_runEdit(name(),
                  [seed, label = m_workspace.activeLabel(), reach, scan = m_workspace.sharedScan()](
                      LabelEditor& editor, JobControl& control) { floodFill(editor, seed, label, reach, control); });
        return;
    }
    JobControl control;  // one slice takes a few milliseconds
    floodFill(m_workspace.beginEdit(name()), seed, m_workspace.activeLabel(), reach, control);
    m_workspace.finishEdit();
}

}  // namespace exemplar::ui
