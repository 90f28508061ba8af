// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/platform/Utf16.h"
#include "core/base/platform/Windows.h"
#include "tests/core/platform/TestSystem.h"

#include <stdexcept>

namespace exemplar::test {

using platform::toUtf16;

void setEnvironment(const char* name, const std::string& value) {
    SetEnvironmentVariableW(toUtf16(name).c_str(), toUtf16(value).c_str());
}

bool openFilesCanBeReplaced() { return false; }

HeldFile::HeldFile(const std::filesystem::path& path)
    : m_handle(CreateFileW(path.c_str(), GENERIC_READ | GENERIC_WRITE, 0, nullptr, OPEN_EXISTING, 0, nullptr)) {
    if (m_handle == INVALID_HANDLE_VALUE) {
        throw std::runtime_error("cannot open " + path.string());
    }
}

HeldFile::~HeldFile() { CloseHandle(m_handle); }

int runProgram(const std::filesystem::path& program, const std::vector<std::string>& arguments,
               const std::filesystem::path& output) {
    std::wstring line = L"\"" + program.wstring() + L"\"";
    for (const std::string& argument : arguments) {
        line += L" \"" + toUtf16(argument) + L"\"";  // none of the checks' arguments holds a quotation mark
    }
    SECURITY_ATTRIBUTES inherited{sizeof(SECURITY_ATTRIBUTES), nullptr, TRUE};
    const HANDLE file = CreateFileW(output.c_str(), GENERIC_WRITE, FILE_SHARE_READ, &inherited, CREATE_ALWAYS,
                                    FILE_ATTRIBUTE_NORMAL, nullptr);
    STARTUPINFOW startup{};
    startup.cb = sizeof startup;
    startup.dwFlags = STARTF_USESTDHANDLES | STARTF_USESHOWWINDOW;
    startup.wShowWindow = SW_HIDE;
    startup.hStdOutput = startup.hStdError = file;
    PROCESS_INFORMATION process{};
    // With a console of its own: what it interrupts is itself alone.
    const BOOL began = CreateProcessW(nullptr, line.data(), nullptr, nullptr, TRUE, CREATE_NEW_CONSOLE, nullptr,
                                      nullptr, &startup, &process);
    CloseHandle(file);
    if (began == FALSE) {
        throw std::runtime_error("cannot run " + program.string());
    }
    DWORD status = 1;
    WaitForSingleObject(process.hProcess, INFINITE);
    GetExitCodeProcess(process.hProcess, &status);
    CloseHandle(process.hThread);
    CloseHandle(process.hProcess);
    return static_cast<int>(status);
}

void interruptSelf() {
    // Windows' program has the console that runProgram() made; under wine none is made where there is no display.
    if (GetConsoleOutputCP() == 0) {
        AllocConsole();
    }
    if (GenerateConsoleCtrlEvent(CTRL_C_EVENT, 0) == FALSE) {
        throw std::runtime_error("Windows sends no Ctrl-C (error " + std::to_string(GetLastError()) + ")");
    }
}

int threadPoliteness() { return -GetThreadPriority(GetCurrentThread()); }

}  // namespace exemplar::test
