// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/JobRunner.h"

#include <QElapsedTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace exemplar::ui {

/// What runs, how far it is, how long it will take, and a button that cancels it.
class JobBar final : public QWidget {
    Q_OBJECT

public:
    explicit JobBar(JobRunner& jobs, QWidget* parent = nullptr);

private:
    void show(double fraction);

    QLabel *m_title, *m_left;
    QProgressBar* m_progress;
    QPushButton* m_cancel;
    QElapsedTimer m_since;
};

}  // namespace exemplar::ui
