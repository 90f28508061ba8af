// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/EngineQueue.h"
#include "ui/jobs/JobRunner.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace exemplar::ui {

/// What runs, how far it is, how long it will take, and a button that cancels it; with the engine also one that holds
/// it for a while.
class JobBar final : public QWidget {
    Q_OBJECT

public:
    explicit JobBar(JobRunner& jobs, QWidget* parent = nullptr);
    explicit JobBar(EngineQueue& engine, QWidget* parent = nullptr);

private:
    void make();
    void begin(const QString& title);
    void show(double fraction, const TimeLeft& left);
    void follow(EngineQueue& engine);

    QLabel *m_title, *m_left;
    QProgressBar* m_progress;
    QToolButton *m_pause, *m_cancel;
    bool m_running = false;
};

}  // namespace exemplar::ui
