// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace exemplar::platform {

/// What the program prints reaches its console as UTF-8 while this lives; then the console is as it was. Only Windows'
/// consoles have another encoding.
class Utf8Console {
public:
    Utf8Console() noexcept;
    ~Utf8Console();
    Utf8Console(const Utf8Console&) = delete;
    Utf8Console& operator=(const Utf8Console&) = delete;

private:
    unsigned m_before = 0;  ///< code page of the output; 0: nothing to restore
};

/// Whether standard error is a terminal, where a line can be written anew.
bool errorIsTerminal() noexcept;

/// Whether the program can print: always elsewhere than on Windows, where a program with a window has no console of its
/// own. Takes the console that it was called from; call it only in order to print and end, since Ctrl-C there then ends
/// this program too.
bool attachConsole() noexcept;

/// Calls `action` for Ctrl-C and for the system's request to end (SIGTERM; on Windows the closing of the console), on
/// any thread: it may only set atomic variables. A second Ctrl-C ends the program at once. nullptr: as it was before.
void onInterrupt(void (*action)() noexcept) noexcept;

}  // namespace exemplar::platform
