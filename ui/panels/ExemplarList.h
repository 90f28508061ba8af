// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/commands/LearnCommands.h"
#include "ui/commands/ReviewCommands.h"

#include <QListWidget>
#include <QTimer>

#include <map>

namespace exemplar::ui {

/// The exemplars as pictures with the structures that each one shows: those of this scan, then the borrowed ones. A
/// double click goes to the slice, Delete takes an exemplar out.
class ExemplarList final : public QListWidget {
    Q_OBJECT

public:
    ExemplarList(Workspace& workspace, SliceModel& slices, Learning& learning, LearnCommands& learn,
                 ReviewCommands& review, QWidget* parent = nullptr);

    /// Structures of the table that are drawn somewhere but on no exemplar.
    QStringList missing() const;
    QSize sizeHint() const override { return {200, 136}; }

Q_SIGNALS:
    void refilled();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void refill();
    void add(const Exemplar& exemplar, int borrowed);
    void removeCurrent();

    Workspace& m_workspace;
    SliceModel& m_slices;
    Learning& m_learning;
    LearnCommands& m_learn;
    ReviewCommands& m_review;
    QTimer m_rest;  // since the last edit
    QStringList m_missing;
};

}  // namespace exemplar::ui
