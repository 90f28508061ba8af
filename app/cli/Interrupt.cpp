// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Interrupt.h"

#include "core/base/platform/Console.h"

#include <atomic>

namespace exemplar::cli {
namespace {

std::atomic<JobControl*> g_control{nullptr};

void cancel() noexcept {
    if (JobControl* control = g_control.load()) {
        control->cancel();
    }
}

}  // namespace

Interrupt::Interrupt(JobControl& control) {
    g_control.store(&control);
    platform::onInterrupt(cancel);
}

Interrupt::~Interrupt() {
    platform::onInterrupt(nullptr);
    g_control.store(nullptr);
}

}  // namespace exemplar::cli
