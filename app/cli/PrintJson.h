// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>

namespace exemplar::cli {

/// Prints to standard output, indented; always valid JSON: in text that is not UTF-8 (file names, headers) each odd
/// byte becomes U+FFFD.
void printJson(const nlohmann::json& json);

}  // namespace exemplar::cli
