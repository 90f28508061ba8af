// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/PrintJson.h"

#include <nlohmann/json.hpp>

#include <iostream>

namespace exemplar::cli {

void printJson(const nlohmann::json& json) {
    std::cout << json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
}

}  // namespace exemplar::cli
