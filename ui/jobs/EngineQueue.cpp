// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/EngineQueue.h"

#include "core/engine/SliceForEngine.h"

#include <QtConcurrent>

#include <algorithm>

namespace exemplar::ui {
namespace {

SliceImage imageOf(const SliceQuestion& question) {
    const SlicePlane plane(question.scan->volume.geometry(), question.axis);
    return sliceForEngine(question.scan->volume, question.scan->key, plane, question.window, question.slice);
}

}  // namespace

EngineQueue::EngineQueue(Source source, QObject* parent) : QObject(parent), m_source(std::move(source)) {
    m_thread.setMaxThreadCount(1);
    m_thread.setExpiryTimeout(-1);  // LibTorch keeps state per thread
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        const std::shared_ptr<Attempt> attempt = m_watcher.result();
        if (attempt->problem.isEmpty()) {
            attempt->then();
        } else if (!attempt->cancelled) {
            Q_EMIT failed(attempt->problem);
        }
        next();
        Q_EMIT busyChanged();
    });
}

EngineQueue::~EngineQueue() {
    disconnect(&m_watcher, nullptr, this, nullptr);
    m_control.cancel();
    m_watcher.waitForFinished();
}

Engine& EngineQueue::engine() {
    if (!m_engine) {
        m_engine = m_source(m_control);
    }
    return *m_engine;
}

void EngineQueue::ask(SliceQuestion question, Prompt prompt) {
    m_asked = Asked{std::move(question), std::move(prompt)};
    next();
}

void EngineQueue::prepare(SliceQuestion question) {
    m_toPrepare = std::move(question);
    next();
}

void EngineQueue::clear() {
    m_asked.reset();
    m_toPrepare.reset();
}

void EngineQueue::next() {
    if (busy() || !available()) {
        return;
    }
    if (m_asked) {
        run([this, asked = *std::exchange(m_asked, std::nullopt)]() -> std::function<void()> {
            const auto answers = engine().predict(imageOf(asked.question), {asked.prompt});
            Mask mask(answers.front().logits.width(), answers.front().logits.height());
            std::transform(answers.front().logits.pixels().begin(), answers.front().logits.pixels().end(),
                           mask.pixels().begin(), [](float logit) { return logit > 0.0F ? 1 : 0; });
            return [this, question = asked.question, mask = std::move(mask)] { Q_EMIT answered(question, mask); };
        });
    } else if (m_toPrepare) {
        run([this, question = *std::exchange(m_toPrepare, std::nullopt)]() -> std::function<void()> {
            engine().embed(imageOf(question));
            return [this] { Q_EMIT prepared(); };
        });
    }
}

void EngineQueue::run(std::function<std::function<void()>()> work) {
    m_watcher.setFuture(QtConcurrent::run(
        &m_thread, [work = std::move(work)] { return std::make_shared<Attempt>(Attempt::of(work)); }));
    Q_EMIT busyChanged();
}

}  // namespace exemplar::ui
