// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/JobRunner.h"

#include "core/base/Error.h"

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

bool JobRunner::start(const QString& title, Work work) {
    if (running()) {
        return false;
    }
    m_control = std::make_unique<JobControl>([this](double fraction, const std::string& stage) {
        QMetaObject::invokeMethod(
            this, [this, fraction, text = QString::fromStdString(stage)] { Q_EMIT progress(fraction, text); },
            Qt::QueuedConnection);
    });
    Q_EMIT started(title);
    m_watcher.setFuture(QtConcurrent::run([work = std::move(work), control = m_control.get()] {
        auto outcome = std::make_shared<Outcome>();
        try {
            outcome->then = work(*control);
        } catch (const Error& problem) {
            outcome->cancelled = problem.code() == ErrorCode::Cancelled;
            outcome->problem = QString::fromUtf8(problem.what());
        } catch (const std::bad_alloc&) {
            outcome->problem = tr("There is too little memory for this; close other programs or use a smaller scan.");
        } catch (const std::exception& problem) {
            outcome->problem = tr("Something unexpected went wrong (%1).").arg(QString::fromUtf8(problem.what()));
        }
        return outcome;
    }));
    return true;
}

void JobRunner::cancel() {
    if (m_control) {
        m_control->cancel();
    }
}

void JobRunner::conclude() {
    const std::shared_ptr<Outcome> outcome = m_watcher.result();
    m_control.reset();
    if (outcome->problem.isEmpty() && outcome->then) {
        outcome->then();
    }
    Q_EMIT finished();
    if (!outcome->problem.isEmpty() && !outcome->cancelled) {
        Q_EMIT failed(outcome->problem);
    }
}

}  // namespace exemplar::ui
