// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace exemplar {

/// Measures how long the GUI thread leaves its event loop alone: another thread posts a tick to it every 5 ms, once the
/// one before has been served, and notes how long each had to wait. What it finds is at most one such period short of
/// the truth. To be made, asked and destroyed on the GUI thread; time in which a test itself turns no event loop
/// counts, so reset() comes right before what is measured.
class Watchdog final {
public:
    Watchdog() : m_thread([this] { watch(); }) {}
    ~Watchdog() {
        {
            const std::lock_guard lock(m_mutex);
            m_over = true;
        }
        m_wake.notify_one();
        m_thread.join();
    }
    Watchdog(const Watchdog&) = delete;
    Watchdog& operator=(const Watchdog&) = delete;

    /// Since the last reset(), ms; with that of the tick that still waits.
    double longest() const {
        const std::lock_guard lock(m_mutex);
        return Milliseconds(m_waiting ? std::max(m_longest, Clock::now() - m_posted) : m_longest).count();
    }
    void reset() {
        const std::lock_guard lock(m_mutex);
        m_longest = {};
        m_posted = Clock::now();
    }

private:
    using Clock = std::chrono::steady_clock;
    using Milliseconds = std::chrono::duration<double, std::milli>;

    void watch() {
        std::unique_lock lock(m_mutex);
        while (!m_over) {
            if (!m_waiting) {
                m_waiting = true;
                m_posted = Clock::now();
                QMetaObject::invokeMethod(
                    &m_receiver, [this] { serve(); }, Qt::QueuedConnection);
            }
            m_wake.wait_for(lock, std::chrono::milliseconds(5));
        }
    }
    void serve() {
        const std::lock_guard lock(m_mutex);
        m_longest = std::max(m_longest, Clock::now() - m_posted);
        m_waiting = false;
    }

    QObject m_receiver;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    Clock::time_point m_posted;
    Clock::duration m_longest{};
    bool m_waiting = false, m_over = false;
    std::thread m_thread;  // last: it uses the others
};

}  // namespace exemplar
