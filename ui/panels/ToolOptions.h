// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/Workspace.h"
#include "ui/tools/ToolSettings.h"

#include <QToolBar>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;

namespace exemplar::ui {

/// The options of the tools: size and shape of the brush, what may be painted over, and within which intensities.
class ToolOptions final : public QToolBar {
    Q_OBJECT

public:
    ToolOptions(Workspace& workspace, ToolSettings& settings, QWidget* parent = nullptr);

private:
    void show();
    void store();
    void fillOver();

    Workspace& m_workspace;
    ToolSettings& m_settings;
    QDoubleSpinBox *m_radius, *m_low, *m_high, *m_tolerance;
    QComboBox *m_shape, *m_over, *m_fill;
    QCheckBox *m_byIntensity, *m_take;
    bool m_showing = false;
};

}  // namespace exemplar::ui
