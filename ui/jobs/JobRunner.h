// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JobControl.h"
#include "ui/jobs/Attempt.h"
#include "ui/jobs/TimeLeft.h"

#include <QFutureWatcher>
#include <QObject>

#include <functional>
#include <memory>

namespace exemplar::ui {

/// Runs one long piece of work at a time on another thread.
class JobRunner final : public QObject {
    Q_OBJECT

public:
    explicit JobRunner(QObject* parent = nullptr);
    /// Cancels and waits.
    ~JobRunner() override;

    /// `work` runs on a worker thread and returns what is then called on the GUI thread (which may be empty).
    /// `unfinished` is called on the GUI thread instead where it fails or is cancelled. False, and nothing is done but
    /// refused() emitted, while another job runs.
    using Work = std::function<std::function<void()>(JobControl&)>;
    using Unfinished = std::function<void(bool cancelled)>;
    bool start(const QString& title, Work work, Unfinished unfinished = {});
    bool running() const { return m_control != nullptr; }
    void cancel();
    const TimeLeft& timeLeft() const { return m_timeLeft; }

Q_SIGNALS:
    void started(const QString& title);
    void progress(double fraction, const QString& stage);
    void finished();                                               ///< after success, failure and cancelling
    void failed(const QString& sentence, const QString& details);  ///< not after cancelling
    void refused(const QString& sentence);

private:
    void conclude();

    QString m_title;
    Unfinished m_unfinished;
    TimeLeft m_timeLeft;
    std::unique_ptr<JobControl> m_control;
    QFutureWatcher<std::shared_ptr<Attempt>> m_watcher;
};

}  // namespace exemplar::ui
