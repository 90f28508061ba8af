// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/ProgressBar.h"

#include "core/base/platform/Console.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace exemplar::cli {
namespace {

std::string timeText(double seconds) {
    char text[32];
    const int whole = static_cast<int>(std::lround(seconds));
    std::snprintf(text, sizeof text, "%d:%02d", whole / 60, whole % 60);
    return text;
}

}  // namespace

ProgressBar::ProgressBar() : m_terminal(platform::errorIsTerminal()) {}

void ProgressBar::show(double fraction, const std::string& stage) {
    const auto now = Clock::now();
    fraction = std::clamp(fraction, 0.0, 1.0);
    if (stage != m_stage) {
        finish();
        m_stage = stage;
        m_stageStart = now;
        m_shownTenths = -1;
        m_lastShown = {};
    }
    const double gone = std::chrono::duration<double>(now - m_stageStart).count();
    const std::string left = fraction > 0.02 ? timeText(gone / fraction * (1.0 - fraction)) + " left" : "";
    if (m_terminal) {
        if (now - m_lastShown < std::chrono::milliseconds(100) && fraction < 1.0) {
            return;
        }
        constexpr int kWidth = 30;
        const int full = static_cast<int>(fraction * kWidth);
        std::fprintf(stderr, "\r%-36s [%s%s] %3d %%  %s      ", stage.c_str(), std::string(full, '#').c_str(),
                     std::string(kWidth - full, '.').c_str(), static_cast<int>(fraction * 100), left.c_str());
        std::fflush(stderr);
        m_open = true;
        m_lastShown = now;
    } else if (const int tenths = static_cast<int>(fraction * 10); tenths != m_shownTenths) {
        std::fprintf(stderr, "%s: %d %%, %s gone%s%s\n", stage.c_str(), static_cast<int>(fraction * 100),
                     timeText(gone).c_str(), left.empty() ? "" : ", ", left.c_str());
        m_shownTenths = tenths;
    }
}

void ProgressBar::finish() {
    if (m_open) {
        std::fputc('\n', stderr);
        m_open = false;
    }
}

}  // namespace exemplar::cli
