// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/commands/LabelCommands.h"

#include <QWidget>

class QSlider;
class QTableView;

namespace exemplar::ui {

class LabelModel;

/// The table of labels with what adds, removes and reorders them, and how they are shown.
class LabelPanel final : public QWidget {
    Q_OBJECT

public:
    LabelPanel(Workspace& workspace, LabelCommands& commands, QWidget* parent = nullptr);

    LabelModel& model() { return *m_model; }
    void addLabel();
    void removeLabel();
    void move(int step);  ///< -1 up, +1 down
    void chooseColour();

private:
    int currentRow() const;
    void followActiveLabel();

    Workspace& m_workspace;
    LabelCommands& m_commands;
    LabelModel* m_model;
    QTableView* m_table;
    QSlider* m_opacity;
};

}  // namespace exemplar::ui
