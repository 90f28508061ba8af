// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Engine.h"
#include "ui/Files.h"
#include "ui/jobs/Attempt.h"

#include "core/image/IntensityWindow.h"
#include "core/image/SlicePlane.h"

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <optional>

namespace exemplar::ui {

/// A slice as it is looked at.
struct SliceQuestion {
    std::shared_ptr<const LoadedScan> scan;
    Axis axis = Axis::Axial;
    int slice = 0;
    IntensityWindow window;
};

/// All use of the engine, one call after the other on a thread of its own. What the user asks goes before what is made
/// ready in advance; of several questions that wait the latest is asked.
class EngineQueue final : public QObject {
    Q_OBJECT

public:
    /// Starts the engine when it is first wanted; called on the queue's thread.
    using Source = std::function<std::unique_ptr<Engine>(JobControl&)>;

    explicit EngineQueue(Source source, QObject* parent = nullptr);
    /// Waits for what is being computed.
    ~EngineQueue() override;

    bool available() const { return static_cast<bool>(m_source); }
    bool busy() const { return m_watcher.isRunning(); }
    void ask(SliceQuestion question, Prompt prompt);
    /// Computes what all prompts of a slice share, so that a click is answered at once.
    void prepare(SliceQuestion question);
    /// Forgets what waits.
    void clear();

Q_SIGNALS:
    void answered(const exemplar::ui::SliceQuestion& question, const exemplar::Mask& mask);
    void prepared();
    void busyChanged();
    void failed(const QString& sentence);

private:
    struct Asked {
        SliceQuestion question;
        Prompt prompt;
    };
    void next();
    void run(std::function<std::function<void()>()> work);
    Engine& engine();

    Source m_source;
    std::unique_ptr<Engine> m_engine;  // on the queue's thread alone
    JobControl m_control;
    QThreadPool m_thread;
    QFutureWatcher<std::shared_ptr<Attempt>> m_watcher;
    std::optional<Asked> m_asked;
    std::optional<SliceQuestion> m_toPrepare;
};

}  // namespace exemplar::ui
