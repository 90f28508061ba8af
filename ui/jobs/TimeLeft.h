// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <deque>
#include <functional>

namespace exemplar::ui {

/// How long a job will still take, at its pace of the last minute. Time that it rests does not count.
class TimeLeft {
public:
    using Clock = std::function<qint64()>;  ///< ms

    TimeLeft();
    explicit TimeLeft(Clock clock);

    void begin();
    void rest(bool resting);
    /// 0..1; less than before: another stage of the job begins.
    void reached(double fraction);

    /// Seconds, 1 at least; 0 as long as there is no telling.
    int seconds() const;
    /// The same in words; empty as long as there is no telling.
    QString text() const;

private:
    struct Reached {
        qint64 worked = 0;  // ms since the job began, without rests
        double fraction = 0.0;
    };
    qint64 worked() const;

    Clock m_clock;
    qint64 m_began = 0, m_rested = 0, m_restsSince = -1;
    std::deque<Reached> m_reached;
};

}  // namespace exemplar::ui
