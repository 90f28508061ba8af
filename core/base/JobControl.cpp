// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/JobControl.h"

#include "core/base/Error.h"

#include <chrono>
#include <thread>

namespace exemplar {

bool JobControl::proceed() {
    while (m_paused.load() && !m_cancelled.load()) {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return !m_cancelled.load();
}

void JobControl::checkpoint() {
    if (!proceed()) {
        throw Error(ErrorCode::Cancelled, "The job was cancelled; nothing was changed.");
    }
}

void JobControl::report(double fraction, const std::string& stage) {
    if (m_progress) {
        m_progress(fraction, stage);
    }
}

}  // namespace exemplar
