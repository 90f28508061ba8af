// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace exemplar {

bool isUtf8(const std::string& text);

/// The text with every byte that is not UTF-8 replaced by U+FFFD.
std::string validUtf8(const std::string& text);

/// The text as UTF-8, without a byte order mark: UTF-8 stays, UTF-16 with its mark is converted, and anything else is
/// taken as Latin-1 (ISO 8859-1), which older programs on Windows write.
std::string asUtf8(const std::string& text);

}  // namespace exemplar
