// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/ToolSettings.h"

#include "ui/Workspace.h"

#include <algorithm>

namespace exemplar::ui {

void ToolSettings::setValues(Values values) {
    values.radius = std::clamp(values.radius, 0.1, 100.0);
    if (!(values == m_values)) {
        m_values = values;
        Q_EMIT changed();
    }
}

void ToolSettings::setRadius(double millimetres) {
    Values values = m_values;
    values.radius = millimetres;
    setValues(values);
}

PaintLimits ToolSettings::limits(const Workspace& workspace) const {
    PaintLimits limits;
    limits.scan = &workspace.scan().volume;
    switch (m_values.over) {
        case Over::Unlabelled:
            limits.over = 0;
            break;
        case Over::ActiveLabel:
            limits.over = workspace.activeLabel();
            break;
        case Over::Chosen:
            limits.over = m_values.chosen;
            break;
        case Over::Everything:
            break;
    }
    if (m_values.byIntensity) {
        limits.intensities = {static_cast<float>(m_values.low), static_cast<float>(m_values.high)};
    }
    return limits;
}

}  // namespace exemplar::ui
