// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/CodePages.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#ifndef NOMINMAX
#define NOMINMAX
#endif
#include <windows.h>

namespace exemplar {
namespace {

constexpr UINT kAscii = 20127, kShiftJis = 932, kKorean = 949, kChinese = 936, kGb18030 = 54936;

/// A defined term without its prefix ("ISO_IR 100", "ISO 2022 IR 100") or as it is, with Windows' number of it.
constexpr std::array<std::pair<std::string_view, UINT>, 19> kTerms{{{"6", kAscii},
                                                                    {"100", 28591},
                                                                    {"101", 28592},
                                                                    {"109", 28593},
                                                                    {"110", 28594},
                                                                    {"144", 28595},
                                                                    {"127", 28596},
                                                                    {"126", 28597},
                                                                    {"138", 28598},
                                                                    {"148", 28599},
                                                                    {"203", 28605},
                                                                    {"166", 874},
                                                                    {"13", kShiftJis},
                                                                    {"192", CP_UTF8},
                                                                    {"GB18030", kGb18030},
                                                                    {"GBK", kChinese},
                                                                    {"87", kShiftJis},
                                                                    {"149", kKorean},
                                                                    {"58", kChinese}}};

/// What an escape switches to.
struct Escape {
    std::string_view code;  ///< after the ESC
    UINT page;
    bool jis;  ///< two bytes of seven bits of JIS X 0208
};

constexpr std::array<Escape, 18> kEscapes{{{"(B", kAscii, false},
                                           {"(J", kShiftJis, false},
                                           {")I", kShiftJis, false},
                                           {"$B", kShiftJis, true},
                                           {"$@", kShiftJis, true},
                                           {"$)C", kKorean, false},
                                           {"$)A", kChinese, false},
                                           {"-A", 28591, false},
                                           {"-B", 28592, false},
                                           {"-C", 28593, false},
                                           {"-D", 28594, false},
                                           {"-L", 28595, false},
                                           {"-G", 28596, false},
                                           {"-F", 28597, false},
                                           {"-H", 28598, false},
                                           {"-M", 28599, false},
                                           {"-b", 28605, false},
                                           {"-T", 874, false}}};

std::optional<UINT> pageOf(std::string_view term) {
    while (!term.empty() && term.back() == ' ') {
        term.remove_suffix(1);
    }
    if (term.empty()) {
        return kAscii;
    }
    for (const std::string_view prefix : {"ISO_IR ", "ISO 2022 IR "}) {
        if (term.substr(0, prefix.size()) == prefix) {
            term.remove_prefix(prefix.size());
            break;
        }
    }
    const auto* found =
        std::find_if(kTerms.begin(), kTerms.end(), [&](const auto& pair) { return pair.first == term; });
    return found == kTerms.end() ? std::nullopt : std::optional(found->second);
}

/// JIS X 0208 in seven bits as Shift JIS, by the arithmetic that relates the two (JIS X 0208:1997, annex 1).
std::optional<std::string> shiftJisOf(std::string_view bytes) {
    std::string shifted;
    if (bytes.size() % 2 != 0) {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < bytes.size(); i += 2) {
        const int row = static_cast<unsigned char>(bytes[i]), cell = static_cast<unsigned char>(bytes[i + 1]);
        if (row < 0x21 || row > 0x7E || cell < 0x21 || cell > 0x7E) {
            return std::nullopt;
        }
        const int lead = (row + 1) / 2 + (row < 0x5F ? 0x70 : 0xB0);
        const int trail = row % 2 == 0 ? cell + 0x7E : cell + (cell >= 0x60 ? 0x20 : 0x1F);
        shifted += static_cast<char>(lead);
        shifted += static_cast<char>(trail);
    }
    return shifted;
}

bool addWide(std::wstring& words, std::string_view bytes, UINT page) {
    if (bytes.empty()) {
        return true;
    }
    const int length = static_cast<int>(bytes.size());
    const int needed = MultiByteToWideChar(page, MB_ERR_INVALID_CHARS, bytes.data(), length, nullptr, 0);
    if (needed <= 0) {
        return false;
    }
    const std::size_t before = words.size();
    words.resize(before + static_cast<std::size_t>(needed));
    return MultiByteToWideChar(page, MB_ERR_INVALID_CHARS, bytes.data(), length, words.data() + before, needed) ==
           needed;
}

bool addPart(std::wstring& words, std::string_view bytes, UINT page, bool jis) {
    if (page == kAscii && std::any_of(bytes.begin(), bytes.end(), [](char byte) { return (byte & 0x80) != 0; })) {
        return false;  // Windows would drop the eighth bit
    }
    if (page == kGb18030) {  // its two-byte part is code page 936, which every Windows has
        return addWide(words, bytes, kChinese) || addWide(words, bytes, page);
    }
    if (!jis) {
        return addWide(words, bytes, page);
    }
    const auto shifted = shiftJisOf(bytes);
    return shifted && addWide(words, *shifted, page);
}

std::string utf8Of(const std::wstring& words) {
    const int length = static_cast<int>(words.size());
    const int needed = WideCharToMultiByte(CP_UTF8, 0, words.data(), length, nullptr, 0, nullptr, nullptr);
    std::string text(static_cast<std::size_t>(std::max(0, needed)), '\0');
    WideCharToMultiByte(CP_UTF8, 0, words.data(), length, text.data(), needed, nullptr, nullptr);
    return text;
}

}  // namespace

std::optional<std::string> wordsByCodePage(const std::string& stored, const std::string& set) {
    const auto first = pageOf(std::string_view(set).substr(0, set.find('\\')));
    if (!first) {
        return std::nullopt;
    }
    std::wstring words;
    UINT page = *first;
    bool jis = false;
    std::string_view rest = stored;
    while (true) {
        const std::size_t end = rest.find('\x1B');
        if (!addPart(words, rest.substr(0, end), page, jis)) {
            return std::nullopt;
        }
        if (end == std::string_view::npos) {
            return utf8Of(words);
        }
        rest.remove_prefix(end + 1);
        const auto* escape = std::find_if(kEscapes.begin(), kEscapes.end(), [&](const Escape& known) {
            return rest.substr(0, known.code.size()) == known.code;
        });
        if (escape == kEscapes.end()) {
            return std::nullopt;
        }
        rest.remove_prefix(escape->code.size());
        page = escape->page;
        jis = escape->jis;
    }
}

}  // namespace exemplar
