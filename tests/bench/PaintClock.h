// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QEvent>
#include <QObject>

#include <chrono>
#include <optional>

namespace exemplar {

/// When a widget was last painted, told by its real paint events.
class PaintClock final : public QObject {
public:
    using Clock = std::chrono::steady_clock;

    explicit PaintClock(QObject& widget) { widget.installEventFilter(this); }
    int count() const { return m_count; }
    Clock::time_point ended() const { return m_ended; }
    /// As ended(), of the first time since forget().
    std::optional<Clock::time_point> first() const { return m_first; }
    void forget() { m_first.reset(); }

    bool eventFilter(QObject* widget, QEvent* event) override {
        if (event->type() != QEvent::Paint) {
            return false;
        }
        widget->event(event);
        m_ended = Clock::now();
        m_first = m_first.value_or(m_ended);
        ++m_count;
        return true;
    }

private:
    int m_count = 0;
    Clock::time_point m_ended;
    std::optional<Clock::time_point> m_first;
};

inline double msBetween(PaintClock::Clock::time_point from, PaintClock::Clock::time_point to) {
    return std::chrono::duration<double, std::milli>(to - from).count();
}

}  // namespace exemplar
