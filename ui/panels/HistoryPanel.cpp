// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/HistoryPanel.h"

#include <QSignalBlocker>

namespace exemplar::ui {

HistoryPanel::HistoryPanel(Workspace& workspace, QWidget* parent) : QListWidget(parent), m_workspace(workspace) {
    setAccessibleName(tr("History"));
    setUniformItemSizes(true);
    connect(&workspace, &Workspace::historyChanged, this, &HistoryPanel::refill);
    connect(this, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0) {
            m_workspace.goToStep(static_cast<std::size_t>(row));
        }
    });
    refill();
}

void HistoryPanel::refill() {
    const QSignalBlocker quiet(this);
    clear();
    if (!m_workspace.hasScan()) {
        return;
    }
    addItem(tr("As opened"));
    const auto steps = m_workspace.steps();
    for (std::size_t i = 0; i < steps.size(); ++i) {
        addItem(tr("%1. %2").arg(i + 1).arg(QString::fromStdString(steps[i])));
        if (i >= m_workspace.doneCount()) {
            item(static_cast<int>(i) + 1)->setForeground(palette().brush(QPalette::Disabled, QPalette::Text));
        }
    }
    setCurrentRow(static_cast<int>(m_workspace.doneCount()));
}

}  // namespace exemplar::ui
