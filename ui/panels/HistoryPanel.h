// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/Workspace.h"

#include <QListWidget>

namespace exemplar::ui {

/// All steps, oldest first; a click undoes or redoes until that step is the last in force.
class HistoryPanel final : public QListWidget {
    Q_OBJECT

public:
    explicit HistoryPanel(Workspace& workspace, QWidget* parent = nullptr);

private:
    void refill();

    Workspace& m_workspace;
};

}  // namespace exemplar::ui
