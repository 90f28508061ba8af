// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/JobRunner.h"

#include <QtConcurrent>

namespace exemplar::ui {

JobRunner::JobRunner(QObject* parent) : QObject(parent) {
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &JobRunner::conclude);
}

JobRunner::~JobRunner() {
    disconnect(&m_watcher, nullptr, this, nullptr);
    cancel();
    m_watcher.waitForFinished();
}

bool JobRunner::start(const QString& title, Work work, Unfinished unfinished) {
    if (running()) {
        Q_EMIT refused(tr("%1 cannot start while this is running: %2. Try again in a moment.").arg(title, m_title));
        return false;
    }
    m_control = std::make_unique<JobControl>([this](double fraction, const std::string& stage) {
        QMetaObject::invokeMethod(
            this,
            [this, fraction, text = QString::fromStdString(stage)] {
                m_timeLeft.reached(fraction);
                Q_EMIT progress(fraction, text);
            },
            Qt::QueuedConnection);
    });
    m_title = title;
    m_unfinished = std::move(unfinished);
    m_timeLeft.begin();
    Q_EMIT started(title);
    m_watcher.setFuture(QtConcurrent::run([work = std::move(work), control = m_control.get()] {
        return std::make_shared<Attempt>(Attempt::of([&] { return work(*control); }));
    }));
    return true;
}

void JobRunner::cancel() {
    if (m_control) {
        m_control->cancel();
    }
}

void JobRunner::conclude() {
    const std::shared_ptr<Attempt> outcome = m_watcher.result();
    const Unfinished unfinished = std::exchange(m_unfinished, nullptr);
    m_control.reset();
    if (!outcome->problem.isEmpty() && unfinished) {
        unfinished(outcome->cancelled);
    }
    if (const auto then = std::exchange(outcome->then, {});  // the watcher would keep what it holds
        outcome->problem.isEmpty() && then) {
        then();
    }
    Q_EMIT finished();
    if (!outcome->problem.isEmpty() && !outcome->cancelled) {
        Q_EMIT failed(outcome->problem, outcome->details);
    }
}

}  // namespace exemplar::ui
