// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace exemplar::neural {

/// Spaces work that comes beside other work so that it takes about `share` of the time. Times are seconds.
class Pacer {
public:
    explicit Pacer(double share) : m_workToWait(1.0 / share - 1.0) {}

    bool due(double now) const { return now >= m_next; }
    void worked(double start, double end) {
        m_wait = (end - start) * m_workToWait;
        m_next = end + m_wait;
    }
    /// The same was had for nothing: the next one may wait as long as after the last.
    void postpone(double now) { m_next = now + m_wait; }

private:
    double m_workToWait;
    double m_wait = 0.0, m_next = 0.0;
};

}  // namespace exemplar::neural
