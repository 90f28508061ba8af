// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/EngineQueue.h"

#include "core/base/ThreadPriority.h"
#include "core/engine/CloseUp.h"
#include "core/engine/SliceForEngine.h"
#include "core/image/DistanceMap.h"

#include <QtConcurrent>

#include <exception>

namespace exemplar::ui {
namespace {

SliceImage imageOf(const SliceQuestion& question) {
    const SlicePlane plane(question.scan->volume.geometry(), question.axis);
    return sliceForEngine(question.scan->volume, question.scan->key, plane, question.window, question.slice);
}

void wear(Engine& engine, const std::shared_ptr<const Profile>& profile, const QString& file) {
    profile ? engine.useProfile(*profile, file.toStdString()) : engine.dropProfile();
}

}  // namespace

EngineQueue::EngineQueue(Source source, QObject* parent) : QObject(parent), m_source(std::move(source)) {
    for (QThreadPool* thread : {&m_thread, &m_longThread}) {
        thread->setMaxThreadCount(1);
        thread->setExpiryTimeout(-1);  // LibTorch keeps state per thread
    }
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        const std::shared_ptr<Attempt> attempt = m_watcher.result();
        m_busy = false;
        const bool nobodyAsked = std::exchange(m_preparing, false);
        const auto then = std::exchange(attempt->then, {});  // the watcher would keep what it holds, a scan perhaps
        if (attempt->problem.isEmpty()) {
            m_toldUnasked.clear();
            then();
        } else if (!attempt->cancelled && !(nobodyAsked && attempt->problem == m_toldUnasked)) {
            m_toldUnasked = nobodyAsked ? attempt->problem : m_toldUnasked;
            Q_EMIT failed(attempt->problem, attempt->details);
        }
        next();
        holdOrGo();
        Q_EMIT busyChanged();
    });
    connect(&m_longWatcher, &QFutureWatcherBase::finished, this, [this] {
        const std::shared_ptr<Attempt> attempt = m_longWatcher.result();
        const QString title = m_longTitle;
        m_longControl.reset();
        m_longTitle.clear();
        if (const auto ended = std::exchange(m_longEnded, nullptr)) {
            ended();
        }
        setLongState(LongState::Idle);
        const auto then = std::exchange(attempt->then, {});
        if (attempt->problem.isEmpty()) {
            if (then) {
                then();
            }
        } else if (!attempt->cancelled) {
            Q_EMIT failed(attempt->problem, attempt->details);
        }
        Q_EMIT longFinished(title, attempt->cancelled);
        nextRun();
        next();
    });
}

EngineQueue::~EngineQueue() { stop(); }

void EngineQueue::stop() {
    clear();
    m_runs.clear();
    disconnect(&m_watcher, nullptr, this, nullptr);
    disconnect(&m_longWatcher, nullptr, this, nullptr);
    m_control.cancel();
    if (m_longControl) {
        m_longControl->cancel();
    }
    m_watcher.waitForFinished();
    m_longWatcher.waitForFinished();
    m_source = {};
}

void EngineQueue::useProfile(std::shared_ptr<const Profile> profile, const QString& file) {
    m_profile = std::move(profile);
    m_profileFile = file;
}

Engine& EngineQueue::engine() {
    if (!m_engine) {
        m_engine = m_source(m_control);
    }
    return *m_engine;
}

void EngineQueue::ask(SliceQuestion question, Prompt prompt) {
    m_answered.reset();
    m_asked = Asked{std::move(question), std::move(prompt)};
    next();
}

void EngineQueue::prepare(SliceQuestion question) {
    m_toPrepare = std::move(question);
    next();
}

void EngineQueue::look(QuickWork work) {
    m_looks.push_back(std::move(work));
    next();
}

void EngineQueue::clear() {
    m_asked.reset();
    m_answered.reset();
    m_toPrepare.reset();
    m_looks.clear();
}

void EngineQueue::next() {
    if (busy() || !available()) {
        return;
    }
    if (m_asked) {
        start([this, asked = *std::exchange(m_asked, std::nullopt)]() -> std::function<void()> {
            auto answers = engine().predict(imageOf(asked.question), {asked.prompt});
            const Mask mask = insideOf(answers.front().logits);
            return [this, asked, mask, answers = std::move(answers)]() mutable {
                if (asked.prompt.box && !m_asked) {
                    m_answered = {asked, std::move(answers)};  // before whoever hears of it may ask again or clear
                }
                Q_EMIT answered(asked.question, mask);
            };
        });
    } else if (m_answered) {
        start([this, first = *std::exchange(m_answered, std::nullopt)]() mutable -> std::function<void()> {
            const Asked& asked = first.asked;
            if (!lookIntoBoxes(engine(), imageOf(asked.question), {asked.prompt}, first.answers)) {
                return [] {};
            }
            return [this, question = asked.question, mask = insideOf(first.answers.front().logits)] {
                Q_EMIT answered(question, mask);
            };
        });
    } else if (!m_looks.empty()) {
        QuickWork work = std::move(m_looks.front());
        m_looks.pop_front();
        start([this, work = std::move(work), profile = m_profile, file = m_profileFile] {
            std::function<void()> then;
            std::exception_ptr problem;
            try {
                then = work(engine());
            } catch (...) {
                problem = std::current_exception();
            }
            putOn(profile, file);  // the work may have put on another one
            if (problem) {
                std::rethrow_exception(problem);
            }
            return then;
        });
    } else if (m_toPrepare && m_longState != LongState::Running) {
        m_preparing = true;
        start([this, question = *std::exchange(m_toPrepare, std::nullopt)]() -> std::function<void()> {
            engine().embed(imageOf(question));
            return [this] { Q_EMIT prepared(); };
        });
    }
}

void EngineQueue::putOn(const std::shared_ptr<const Profile>& profile, const QString& file) {
    m_engineWears.reset();
    wear(engine(), profile, file);
    m_engineWears = profile;
}

void EngineQueue::start(std::function<std::function<void()>()> work) {
    const auto puttingOn = [this, work = std::move(work), profile = m_profile, file = m_profileFile] {
        if (profile != m_engineWears) {
            putOn(profile, file);
        }
        return work();
    };
    m_busy = true;
    m_watcher.setFuture(
        QtConcurrent::run(&m_thread, [puttingOn] { return std::make_shared<Attempt>(Attempt::of(puttingOn)); }));
    holdOrGo();
    Q_EMIT busyChanged();
}

void EngineQueue::run(const QString& title, LongWork work, std::function<void()> ended) {
    m_runs.push_back({title, std::move(work), std::move(ended)});
    nextRun();
}

void EngineQueue::nextRun() {
    if (m_longControl || m_runs.empty() || !available()) {
        return;
    }
    const Run run = std::move(m_runs.front());
    m_runs.pop_front();
    m_longTitle = run.title;
    m_timeLeft.begin();
    m_longEnded = run.ended;
    m_longControl = std::make_unique<JobControl>([this](double fraction, const std::string& stage) {
        QMetaObject::invokeMethod(
            this,
            [this, fraction, text = QString::fromStdString(stage)] {
                m_timeLeft.reached(fraction);
                Q_EMIT longProgress(fraction, text);
            },
            Qt::QueuedConnection);
    });
    const auto work = [this, work = run.work, control = m_longControl.get(), profile = m_profile,
                       file = m_profileFile]() -> std::function<void()> {
        if (!m_longEngine) {
            lowerThreadPriority();  // of this lane for good; the window stays fluid
            m_longEngine = m_source(*control);
            QMetaObject::invokeMethod(
                this,
                [this, device = QString::fromStdString(m_longEngine->deviceName())] { Q_EMIT deviceKnown(device); },
                Qt::QueuedConnection);
        }
        wear(*m_longEngine, profile, file);
        return work(*m_longEngine, *control);
    };
    m_longWatcher.setFuture(
        QtConcurrent::run(&m_longThread, [work] { return std::make_shared<Attempt>(Attempt::of(work)); }));
    setLongState(LongState::Running);
    holdOrGo();
}

void EngineQueue::setLongState(LongState state) {
    m_longState = state;
    Q_EMIT longStateChanged();
}

void EngineQueue::holdOrGo() {
    if (m_longControl) {
        const bool rests = m_longState == LongState::Paused || busy();
        rests ? m_longControl->pause() : m_longControl->resume();
        m_timeLeft.rest(rests);
    }
}

void EngineQueue::pause() {
    if (m_longState == LongState::Running) {
        setLongState(LongState::Paused);
        holdOrGo();
        next();
    }
}

void EngineQueue::resume() {
    if (m_longState == LongState::Paused) {
        setLongState(LongState::Running);
        holdOrGo();
    }
}

void EngineQueue::cancel() {
    if (m_longControl && m_longState != LongState::Stopping) {
        m_longControl->cancel();
        setLongState(LongState::Stopping);
        holdOrGo();
    }
}

void EngineQueue::cancelAll() {
    for (const Run& run : std::exchange(m_runs, {})) {
        if (run.ended) {
            run.ended();
        }
    }
    cancel();
}

}  // namespace exemplar::ui
