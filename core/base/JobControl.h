// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <string>

namespace exemplar {

/// The one way in which long work is watched, paused and stopped. The worker calls checkpoint() and
/// report() at least once per slice or training step; any other thread calls cancel(), pause(), resume().
class JobControl {
public:
    /// Called on the worker's thread: fraction 0..1 of the stage, and what is being done (English, short).
    using Progress = std::function<void(double fraction, const std::string& stage)>;

    JobControl() = default;
    explicit JobControl(Progress progress) : m_progress(std::move(progress)) {}
    JobControl(const JobControl&) = delete;
    JobControl& operator=(const JobControl&) = delete;

    /// Lock-free, so that a signal handler may call it; a paused worker notices within 100 ms.
    void cancel() noexcept { m_cancelled.store(true); }
    void pause() noexcept { m_paused.store(true); }
    void resume() noexcept { m_paused.store(false); }
    bool cancelled() const noexcept { return m_cancelled.load(); }
    bool paused() const noexcept { return m_paused.load(); }

    /// Waits while paused. Throws Error(Cancelled) once cancelled.
    void checkpoint();
    /// Like checkpoint() but returns false instead of throwing: for workers that keep their best state.
    bool proceed();
    void report(double fraction, const std::string& stage);

private:
    Progress m_progress;
    std::atomic<bool> m_cancelled{false};
    std::atomic<bool> m_paused{false};
};

}  // namespace exemplar
