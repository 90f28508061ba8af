// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace exemplar {

/// A text as a cell of a CSV table: quoted where RFC 4180 asks for it.
inline std::string csvCell(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) {
        return text;
    }
    std::string result = "\"";
    for (const char one : text) {
        result += one == '"' ? "\"\"" : std::string(1, one);
    }
    return result + "\"";
}

}  // namespace exemplar
