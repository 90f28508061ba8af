// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/platform/Console.h"

#include <unistd.h>

#include <atomic>
#include <csignal>

namespace exemplar::platform {
namespace {

std::atomic<void (*)() noexcept> g_action{nullptr};

void onSignal(int signal) {
    if (const auto action = g_action.load()) {
        action();
    }
    std::signal(signal, SIG_DFL);
}

}  // namespace

Utf8Console::Utf8Console() noexcept = default;

Utf8Console::~Utf8Console() = default;

bool errorIsTerminal() noexcept { return isatty(STDERR_FILENO) != 0; }

bool attachConsole() noexcept { return true; }

void onInterrupt(void (*action)() noexcept) noexcept {
    g_action.store(action);
    const auto handler = action == nullptr ? SIG_DFL : onSignal;
    std::signal(SIGINT, handler);
    std::signal(SIGTERM, handler);
}

}  // namespace exemplar::platform
