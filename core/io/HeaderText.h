// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cctype>
#include <charconv>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Words and numbers of text headers, independent of the locale ("1.5" is one and a half everywhere).
namespace exemplar::header {

inline std::string_view trimmed(std::string_view text) {
    constexpr const char* spaces = " \t\r\n\f\v";
    const auto first = text.find_first_not_of(spaces);
    return first == std::string_view::npos ? std::string_view{}
                                           : text.substr(first, text.find_last_not_of(spaces) - first + 1);
}

inline std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result) {
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return result;
}

inline std::vector<std::string> words(std::string_view text, const char* separators = " \t\r\n") {
    std::vector<std::string> result;
    for (std::size_t at = text.find_first_not_of(separators); at != std::string_view::npos;) {
        const std::size_t end = std::min(text.find_first_of(separators, at), text.size());
        result.emplace_back(text.substr(at, end - at));
        at = text.find_first_not_of(separators, end);
    }
    return result;
}

/// The whole of `text` as a number.
template <typename Number>
std::optional<Number> number(std::string_view text) {
    if (text.starts_with('+')) {
        text.remove_prefix(1);
    }
    Number value{};
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    return problem == std::errc{} && end == text.data() + text.size() && !text.empty() ? std::optional(value)
                                                                                       : std::nullopt;
}

/// All words as numbers; nothing where one is not.
template <typename Number>
std::optional<std::vector<Number>> numbers(std::string_view text, const char* separators = " \t\r\n") {
    std::vector<Number> result;
    for (const std::string& word : words(text, separators)) {
        const auto value = number<Number>(word);
        if (!value) {
            return std::nullopt;
        }
        result.push_back(*value);
    }
    return result;
}

/// A line without its end, or what is left of the stream; false at its end. Longer than `most`: the first part only.
inline bool boundedLine(std::istream& stream, std::string& line, std::size_t most) {
    line.clear();
    std::streambuf& bytes = *stream.rdbuf();
    int c = bytes.sbumpc();
    if (c == std::char_traits<char>::eof()) {
        return false;
    }
    for (; c != std::char_traits<char>::eof() && c != '\n' && line.size() <= most; c = bytes.sbumpc()) {
        line += static_cast<char>(c);
    }
    return true;
}

}  // namespace exemplar::header
