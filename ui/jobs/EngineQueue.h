// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Engine.h"
#include "core/image/IntensityWindow.h"
#include "core/image/SlicePlane.h"
#include "ui/Files.h"
#include "ui/jobs/Attempt.h"
#include "ui/jobs/TimeLeft.h"

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>

#include <deque>
#include <functional>
#include <memory>
#include <optional>

namespace exemplar::ui {

/// A slice as the model is to see it.
struct SliceQuestion {
    std::shared_ptr<const LoadedScan> scan;
    Axis axis = Axis::Axial;
    int slice = 0;
    IntensityWindow window;
    std::uint64_t number = 0;  ///< the asker's own, handed back with the answer
};

/// All use of the engine, in two lanes of one thread each. The quick lane answers the user: clicks, boxes, looks at the
/// base model; of several clicks that wait the latest is asked. The long lane learns and propagates, one run after the
/// other, on an engine of its own; while the quick lane works it rests, so that the user goes first.
class EngineQueue final : public QObject {
    Q_OBJECT

public:
    /// Starts an engine when one is first wanted; called on a lane's thread.
    using Source = std::function<std::unique_ptr<Engine>(JobControl&)>;

    explicit EngineQueue(Source source, QObject* parent = nullptr);
    /// Cancels and waits.
    ~EngineQueue() override;

    /// Cancels all and waits; nothing is asked or run afterwards.
    void stop();
    bool available() const { return static_cast<bool>(m_source); }

    /// The profile that answers from now on; null: the base model alone. `file` names it in errors.
    void useProfile(std::shared_ptr<const Profile> profile, const QString& file);
    const std::shared_ptr<const Profile>& profile() const { return m_profile; }

    bool busy() const { return m_busy; }
    void ask(SliceQuestion question, Prompt prompt);
    /// Computes what all prompts of a slice share, so that a click is answered at once; not while a run learns, which
    /// it would hold up.
    void prepare(SliceQuestion question);
    /// Other work for the quick lane, after what waits; returns what is then called on the GUI thread. The engine has
    /// the profile in use on; the work may put on another one or none.
    using QuickWork = std::function<std::function<void()>(Engine&)>;
    void look(QuickWork work);
    /// Forgets what waits in the quick lane.
    void clear();

    /// A run for the long lane, with the profile that is in use when it begins; returns what is then called on the GUI
    /// thread.
    using LongWork = std::function<std::function<void()>(Engine&, JobControl&)>;
    enum class LongState { Idle, Running, Paused, Stopping };
    /// `ended` is called however the run ends, also where it is dropped before it begins.
    void run(const QString& title, LongWork work, std::function<void()> ended = {});
    LongState longState() const { return m_longState; }
    const QString& longTitle() const { return m_longTitle; }
    std::size_t waitingRuns() const { return m_runs.size(); }
    const TimeLeft& timeLeft() const { return m_timeLeft; }
    void pause();
    void resume();
    /// Of the run that is going on; the next one begins.
    void cancel();
    /// Of all runs.
    void cancelAll();

Q_SIGNALS:
    /// Twice where a box was asked about that is worth a look from nearer by, at once and about a second later.
    void answered(const exemplar::ui::SliceQuestion& question, const exemplar::Mask& mask);
    void prepared();
    void busyChanged();
    /// An engine has been started on it.
    void deviceKnown(const QString& device);
    void longStateChanged();
    void longProgress(double fraction, const QString& stage);
    void longFinished(const QString& title, bool cancelled);
    void failed(const QString& sentence, const QString& details);

private:
    struct Asked {
        SliceQuestion question;
        Prompt prompt;
    };
    struct Answered {
        Asked asked;
        std::vector<Answer> answers;
    };
    struct Run {
        QString title;
        LongWork work;
        std::function<void()> ended;
    };
    void next();
    void start(std::function<std::function<void()>()> work);
    Engine& engine();
    /// On the quick lane's thread.
    void putOn(const std::shared_ptr<const Profile>& profile, const QString& file);
    void nextRun();
    void setLongState(LongState state);
    /// The long lane rests while the user pauses it or the quick lane works.
    void holdOrGo();

    Source m_source;
    std::shared_ptr<const Profile> m_profile;
    QString m_profileFile;

    std::unique_ptr<Engine> m_engine;              // on the quick lane's thread alone
    std::shared_ptr<const Profile> m_engineWears;  // so
    bool m_busy = false;                           // until the answer has been handed on
    bool m_preparing = false;                      // it is busy with what nobody has asked for
    QString m_toldUnasked;                         // why that cannot be done, lest it be told with every slice
    JobControl m_control;
    QThreadPool m_thread;
    QFutureWatcher<std::shared_ptr<Attempt>> m_watcher;
    std::optional<Asked> m_asked;
    std::optional<Answered> m_answered;  // and is to be looked at from nearer by
    std::optional<SliceQuestion> m_toPrepare;
    std::deque<QuickWork> m_looks;

    std::unique_ptr<Engine> m_longEngine;  // on the long lane's thread alone
    std::unique_ptr<JobControl> m_longControl;
    QThreadPool m_longThread;
    QFutureWatcher<std::shared_ptr<Attempt>> m_longWatcher;
    std::deque<Run> m_runs;
    QString m_longTitle;
    TimeLeft m_timeLeft;
    std::function<void()> m_longEnded;
    LongState m_longState = LongState::Idle;
};

}  // namespace exemplar::ui
