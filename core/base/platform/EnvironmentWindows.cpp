// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/platform/Environment.h"

#include "core/base/platform/Utf16.h"
#include "core/base/platform/Windows.h"

#include <shellapi.h>

#include <memory>

namespace exemplar::platform {

std::optional<std::string> environmentVariable(const char* name) {
    const std::wstring wide = toUtf16(name);
    std::wstring value;
    for (DWORD size = 256;;) {
        value.resize(size);
        SetLastError(ERROR_SUCCESS);
        const DWORD length = GetEnvironmentVariableW(wide.c_str(), value.data(), size);
        if (length == 0 && GetLastError() == ERROR_ENVVAR_NOT_FOUND) {
            return std::nullopt;
        }
        if (length < size) {
            value.resize(length);
            return toUtf8(value);
        }
        size = length;
    }
}

std::vector<std::string> programArguments(int, char**) {
    int count = 0;
    const std::unique_ptr<LPWSTR, decltype(&LocalFree)> list(CommandLineToArgvW(GetCommandLineW(), &count), &LocalFree);
    std::vector<std::string> arguments;
    for (int i = 0; list && i < count; ++i) {
        arguments.push_back(toUtf8(list.get()[i]));
    }
    return arguments;
}

std::filesystem::path programFile() {
    std::wstring name(MAX_PATH, 0);
    for (;;) {
        const DWORD length = GetModuleFileNameW(nullptr, name.data(), static_cast<DWORD>(name.size()));
        if (length < name.size()) {
            name.resize(length);
            return name;
        }
        name.resize(2 * name.size());
    }
}

}  // namespace exemplar::platform
