// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/JobBar.h"

#include "ui/looks/Icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

namespace exemplar::ui {

JobBar::JobBar(JobRunner& jobs, QWidget* parent) : QWidget(parent) {
    make();
    m_pause->hide();
    connect(m_cancel, &QToolButton::clicked, &jobs, &JobRunner::cancel);
    connect(&jobs, &JobRunner::started, this, &JobBar::begin);
    connect(&jobs, &JobRunner::progress, this, [this, &jobs](double fraction) { show(fraction, jobs.timeLeft()); });
    connect(&jobs, &JobRunner::finished, this, &QWidget::hide);
}

JobBar::JobBar(EngineQueue& engine, QWidget* parent) : QWidget(parent) {
    make();
    m_cancel->setToolTip(tr("Cancel the model's job"));
    connect(m_cancel, &QToolButton::clicked, &engine, &EngineQueue::cancel);
    connect(m_pause, &QToolButton::clicked, this,
            [&engine] { engine.longState() == EngineQueue::LongState::Paused ? engine.resume() : engine.pause(); });
    connect(&engine, &EngineQueue::longStateChanged, this, [this, &engine] { follow(engine); });
    connect(&engine, &EngineQueue::longProgress, this,
            [this, &engine](double fraction) { show(fraction, engine.timeLeft()); });
}

void JobBar::make() {
    m_title = new QLabel(this);
    m_left = new QLabel(this);
    m_progress = new QProgressBar(this);
    m_pause = new QToolButton(this);
    m_cancel = new QToolButton(this);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_title, m_progress, m_left, m_pause, m_cancel}) {
        row->addWidget(widget);
    }
    m_progress->setRange(0, 1000);
    m_progress->setFixedWidth(130);
    m_pause->setAutoRaise(true);
    m_cancel->setAutoRaise(true);
    m_cancel->setIcon(icon(QStringLiteral("cancel")));
    m_cancel->setToolTip(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Cancel"));
    hide();
}

void JobBar::begin(const QString& title) {
    m_title->setText(title);
    show(0.0, {});
    setVisible(true);
}

void JobBar::follow(EngineQueue& engine) {
    const auto state = engine.longState();
    const bool running = state != EngineQueue::LongState::Idle, paused = state == EngineQueue::LongState::Paused;
    if (running && !m_running) {
        begin(engine.longTitle());
    }
    m_running = running;
    const std::size_t waiting = engine.waitingRuns();
    const QString title = state == EngineQueue::LongState::Stopping ? tr("%1: stopping...").arg(engine.longTitle())
                          : paused                                  ? tr("%1: paused").arg(engine.longTitle())
                                                                    : engine.longTitle();
    m_title->setText(waiting == 0 ? title : tr("%1 (+%2)").arg(title).arg(waiting));
    m_pause->setIcon(icon(paused ? QStringLiteral("resume") : QStringLiteral("pause")));
    m_pause->setToolTip(paused ? tr("Resume") : tr("Pause"));
    m_pause->setAccessibleName(m_pause->toolTip());
    m_pause->setEnabled(state != EngineQueue::LongState::Stopping);
    m_cancel->setEnabled(state != EngineQueue::LongState::Stopping);
    setVisible(running);
}

void JobBar::show(double fraction, const TimeLeft& left) {
    m_progress->setValue(static_cast<int>(1000.0 * fraction));
    m_left->setText(left.text());
}

}  // namespace exemplar::ui
