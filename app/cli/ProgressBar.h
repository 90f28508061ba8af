// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>

namespace exemplar::cli {

/// One line of progress on standard error: a bar with per cent and time left on a terminal; elsewhere a plain line at
/// the start of each stage, every tenth and at its end.
class ProgressBar {
public:
    ProgressBar();
    void show(double fraction, const std::string& stage);
    /// Ends an open line.
    void finish();

private:
    using Clock = std::chrono::steady_clock;
    bool m_terminal;
    bool m_open = false;
    std::string m_stage;
    int m_shownTenths = -1;
    Clock::time_point m_stageStart, m_lastShown;
};

}  // namespace exemplar::cli
