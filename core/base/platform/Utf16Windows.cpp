// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/platform/Utf16.h"

#include "core/base/platform/Windows.h"

namespace exemplar::platform {

std::wstring toUtf16(std::string_view text) {
    const int length = static_cast<int>(text.size());
    std::wstring result(static_cast<std::size_t>(MultiByteToWideChar(CP_UTF8, 0, text.data(), length, nullptr, 0)), 0);
    MultiByteToWideChar(CP_UTF8, 0, text.data(), length, result.data(), static_cast<int>(result.size()));
    return result;
}

std::string toUtf8(std::wstring_view text) {
    const int length = static_cast<int>(text.size());
    const auto convert = [&](char* target, int size) {
        return WideCharToMultiByte(CP_UTF8, 0, text.data(), length, target, size, nullptr, nullptr);
    };
    std::string result(static_cast<std::size_t>(convert(nullptr, 0)), 0);
    convert(result.data(), static_cast<int>(result.size()));
    return result;
}

}  // namespace exemplar::platform
