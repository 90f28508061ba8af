// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace exemplar::platform {

/// Converts between UTF-8, which our own text is in, and UTF-16, which Windows' functions take. What is not valid
/// becomes U+FFFD. On Windows only.
std::wstring toUtf16(std::string_view text);
std::string toUtf8(std::wstring_view text);

}  // namespace exemplar::platform
