// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/platform/Console.h"

#include "core/base/platform/Windows.h"

#include <io.h>

#include <atomic>
#include <cstdio>

namespace exemplar::platform {
namespace {

std::atomic<void (*)() noexcept> g_action{nullptr};

BOOL WINAPI onEvent(DWORD event) {
    const auto action = g_action.load();
    if (action == nullptr) {
        return FALSE;
    }
    action();
    if (event == CTRL_C_EVENT || event == CTRL_BREAK_EVENT) {
        g_action.store(nullptr);  // the next one ends the program
        return TRUE;
    }
    Sleep(INFINITE);  // the console closes: Windows waits some seconds for this, in which the program ends by itself
    return TRUE;
}

bool hasOutput() noexcept {
    const HANDLE output = GetStdHandle(STD_OUTPUT_HANDLE);
    return output != nullptr && output != INVALID_HANDLE_VALUE && GetFileType(output) != FILE_TYPE_UNKNOWN;
}

}  // namespace

Utf8Console::Utf8Console() noexcept : m_before(GetConsoleOutputCP()) {
    if (m_before != 0) {
        SetConsoleOutputCP(CP_UTF8);
    }
}

Utf8Console::~Utf8Console() {
    if (m_before != 0) {
        SetConsoleOutputCP(m_before);
    }
}

bool errorIsTerminal() noexcept { return _isatty(_fileno(stderr)) != 0; }

bool attachConsole() noexcept {
    if (hasOutput()) {
        return true;  // a file or a pipe
    }
    if (AttachConsole(ATTACH_PARENT_PROCESS) == 0) {
        return false;
    }
    return std::freopen("CONOUT$", "w", stdout) != nullptr && std::freopen("CONOUT$", "w", stderr) != nullptr;
}

void onInterrupt(void (*action)() noexcept) noexcept {
    g_action.store(action);
    SetConsoleCtrlHandler(onEvent, action == nullptr ? FALSE : TRUE);
}

}  // namespace exemplar::platform
