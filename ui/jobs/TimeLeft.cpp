// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/TimeLeft.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <cmath>

namespace exemplar::ui {
namespace {

constexpr qint64 kLately = 60'000;  // ms that the pace is taken over, but no less than these reports:
constexpr std::size_t kReports = 8;
constexpr double kLeastTime = 2'000.0;  // ms and share that must have passed
constexpr double kLeastShare = 0.02;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TimeLeft)
};

qint64 milliseconds() {
    QElapsedTimer timer;
    timer.start();
    return timer.msecsSinceReference();
}

}  // namespace

TimeLeft::TimeLeft() : TimeLeft(milliseconds) {}

TimeLeft::TimeLeft(Clock clock) : m_clock(std::move(clock)) { begin(); }

void TimeLeft::begin() {
    m_began = m_clock();
    m_rested = 0;
    m_restsSince = -1;
    m_reached = {Reached()};
}

void TimeLeft::rest(bool resting) {
    if (resting && m_restsSince < 0) {
        m_restsSince = m_clock();
    } else if (!resting && m_restsSince >= 0) {
        m_rested += m_clock() - m_restsSince;
        m_restsSince = -1;
    }
}

qint64 TimeLeft::worked() const { return (m_restsSince < 0 ? m_clock() : m_restsSince) - m_began - m_rested; }

void TimeLeft::reached(double fraction) {
    const Reached now{worked(), fraction};
    if (fraction < m_reached.back().fraction) {
        m_reached.clear();
    }
    m_reached.push_back(now);
    while (m_reached.size() > kReports && now.worked - m_reached.front().worked > kLately) {
        m_reached.pop_front();
    }
}

int TimeLeft::seconds() const {
    const Reached &from = m_reached.front(), &to = m_reached.back();
    const double share = to.fraction - from.fraction;
    const auto passed = static_cast<double>(to.worked - from.worked);
    if (share < kLeastShare || passed < kLeastTime) {
        return 0;
    }
    return std::max(1, static_cast<int>(std::lround((1.0 - to.fraction) * passed / share / 1000.0)));
}

QString TimeLeft::text() const {
    const int left = seconds();
    return left == 0    ? QString()
           : left >= 90 ? Words::tr("%n minute(s) left", nullptr, (left + 30) / 60)
                        : Words::tr("%n second(s) left", nullptr, left);
}

}  // namespace exemplar::ui
