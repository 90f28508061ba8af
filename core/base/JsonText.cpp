// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/JsonText.h"

#include <string>

namespace exemplar {
namespace {

using nlohmann::json;

constexpr int kDeepest = 100;

}  // namespace

json parseJson(std::string_view text) {
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            i += c == '\\' ? 1 : 0;
            quoted = c != '"';
        } else if (c == '"') {
            quoted = true;
        } else if (c == '[' || c == '{') {
            if (++depth > kDeepest) {
                throw json::parse_error::create(101, i, "it is nested too deep", nullptr);
            }
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return json::parse(text);
}

std::int64_t wholeNumber(const json& value, std::int64_t low, std::int64_t high) {
    const bool whole =
        value.is_number_integer() &&
        (!value.is_number_unsigned() || value.get<std::uint64_t>() <= static_cast<std::uint64_t>(INT64_MAX));
    const std::int64_t number = whole ? value.get<std::int64_t>() : 0;
    if (!whole || number < low || number > high) {
        throw json::out_of_range::create(
            406, "a number is not whole or not from " + std::to_string(low) + " to " + std::to_string(high), nullptr);
    }
    return number;
}

std::uint16_t labelNumber(const json& value) { return static_cast<std::uint16_t>(wholeNumber(value, 1, 65535)); }

}  // namespace exemplar
