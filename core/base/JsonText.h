// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string_view>

namespace exemplar {

/// JSON of a file that may be damaged: deep nesting, on which writing it again would exhaust the stack, is refused.
/// Throws nlohmann::json::parse_error.
nlohmann::json parseJson(std::string_view text);

/// A whole number from `low` to `high`, both included; it is never wrapped round or cut.
/// Throws nlohmann::json::out_of_range.
std::int64_t wholeNumber(const nlohmann::json& value, std::int64_t low, std::int64_t high);
/// The value of a label, 1..65535. Throws as above.
std::uint16_t labelNumber(const nlohmann::json& value);

}  // namespace exemplar
