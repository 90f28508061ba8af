// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Utf8.h"

#include <cstddef>
#include <cstdint>

namespace exemplar {
namespace {

void append(std::string& text, std::uint32_t code) {
    if (code < 0x80) {
        text += static_cast<char>(code);
    } else if (code < 0x800) {
        text += static_cast<char>(0xC0 | (code >> 6));
        text += static_cast<char>(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        text += static_cast<char>(0xE0 | (code >> 12));
        text += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
        text += static_cast<char>(0x80 | (code & 0x3F));
    } else {
        text += static_cast<char>(0xF0 | (code >> 18));
        text += static_cast<char>(0x80 | ((code >> 12) & 0x3F));
        text += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
        text += static_cast<char>(0x80 | (code & 0x3F));
    }
}

unsigned byteAt(const std::string& text, std::size_t place) { return static_cast<unsigned char>(text[place]); }

/// Bytes of the code point that starts at `at`; 0 where there is none (overlong, surrogate, cut).
std::size_t lengthAt(const std::string& text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const std::uint8_t first = byte(at);
    if (first < 0x80) {
        return 1;
    }
    const std::size_t length = first >= 0xC2 && first <= 0xDF ? 2 : (first & 0xF0) == 0xE0 ? 3 : first >= 0xF0 ? 4 : 0;
    if (length == 0 || first > 0xF4 || at + length > text.size()) {
        return 0;
    }
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0) != 0x80) {
            return 0;
        }
    }
    const std::uint8_t second = byte(at + 1);
    const bool odd = (first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) ||
                     (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F);
    return odd ? 0 : length;
}

std::string fromUtf16(const std::string& text, bool bigEndian) {
    std::string result;
    const auto unit = [&](std::size_t place) {
        return bigEndian ? byteAt(text, place) << 8 | byteAt(text, place + 1)
                         : byteAt(text, place + 1) << 8 | byteAt(text, place);
    };
    for (std::size_t place = 2; place + 1 < text.size(); place += 2) {
        std::uint32_t code = unit(place);
        if (code >= 0xD800 && code < 0xDC00 && place + 3 < text.size()) {
            code = 0x10000 + ((code - 0xD800) << 10) + ((unit(place + 2) - 0xDC00) & 0x3FF);
            place += 2;
        }
        append(result, code >= 0xD800 && code < 0xE000 ? 0xFFFD : code);
    }
    return result;
}

}  // namespace

bool isUtf8(const std::string& text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = lengthAt(text, at);
        if (length == 0) {
            return false;
        }
        at += length;
    }
    return true;
}

std::string validUtf8(const std::string& text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = lengthAt(text, at);
        result += length == 0 ? std::string("\xEF\xBF\xBD") : text.substr(at, length);
        at += length == 0 ? 1 : length;
    }
    return result;
}

std::string asUtf8(const std::string& text) {
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
        return fromUtf16(text, text[0] == '\xFE');
    }
    if (isUtf8(text)) {
        return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
    }
    std::string result;
    for (std::size_t place = 0; place < text.size(); ++place) {
        append(result, byteAt(text, place));
    }
    return result;
}

}  // namespace exemplar
