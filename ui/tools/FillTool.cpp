// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/FillTool.h"

#include "core/editing/RegionGrowing.h"
#include "ui/Workspace.h"

#include <cmath>

namespace exemplar::ui {

QString FillTool::name() const { return Workspace::tr("Fill"); }

void FillTool::press(const Touch& touch) {
    Index3 seed{};
    for (std::size_t d = 0; d < 3; ++d) {
        seed[d] = static_cast<int>(std::lround(touch.voxel[d]));
        if (seed[d] < 0 || seed[d] >= m_workspace.geometry().dims()[d]) {
            return;
        }
    }
    if (m_workspace.editing() || m_workspace.activeLabel() == 0) {
        return;
    }
    JobControl control;  // one slice takes a few milliseconds
    floodFill(m_workspace.beginEdit(name()), seed, m_workspace.activeLabel(), {touch.axis, {}}, control);
    m_workspace.finishEdit();
}

}  // namespace exemplar::ui
