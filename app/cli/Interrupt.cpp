// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Interrupt.h"

#include <atomic>
#include <csignal>

namespace exemplar::cli {
namespace {

std::atomic<JobControl*> g_control{nullptr};

void onSignal(int signal) {
    if (JobControl* control = g_control.load()) {
        control->cancel();
    }
    std::signal(signal, SIG_DFL);
}

}  // namespace

Interrupt::Interrupt(JobControl& control) {
    g_control.store(&control);
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
}

Interrupt::~Interrupt() {
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    g_control.store(nullptr);
}

}  // namespace exemplar::cli
