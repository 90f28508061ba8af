// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace exemplar::platform {

/// Between the UTF-8 of our own text and the UTF-16 of Windows' functions (which this header is for); what is not valid
/// becomes U+FFFD.
std::wstring toUtf16(std::string_view text);
std::string toUtf8(std::wstring_view text);

}  // namespace exemplar::platform
