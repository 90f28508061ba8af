// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CommandContext.h"
#include "app/cli/PrintJson.h"
#include "core/base/Error.h"
#include "core/checkpoint/ModelRegistry.h"

#include <nlohmann/json.hpp>

#include <iostream>
#include <memory>

namespace exemplar::cli {
namespace {

void list(bool asJson) {
    const ModelRegistry registry = ModelRegistry::standard();
    nlohmann::json json = nlohmann::json::array();
    for (const ModelEntry& entry : registry.models()) {
        std::string place;
        try {
            place = registry.locate(entry).string();
        } catch (const Error&) {
            place.clear();
        }
        json.push_back({{"id", entry.id},
                        {"name", entry.name},
                        {"architecture", entry.architecture},
                        {"licence", entry.licence},
                        {"size", entry.size},
                        {"sha256", entry.sha256},
                        {"file", place},
                        {"default", entry.isDefault}});
        if (!asJson) {
            std::cout << entry.id << (entry.isDefault ? " (default)" : "") << "\n  " << entry.name << ": "
                      << entry.description << "\n  licence " << entry.licence << ", " << entry.size / 1000000.0
                      << " MB, SHA-256 " << entry.sha256 << "\n  "
                      << (place.empty() ? "not on this machine; run 'bash packaging/fetch-model.sh'" : place) << '\n';
        }
    }
    if (asJson) {
        printJson(json);
    }
}

}  // namespace

void addModelsCommand(CLI::App& app, CommandContext& context) {
    auto json = std::make_shared<bool>(false);
    CLI::App* command = app.add_subcommand("models", "The base models that the program supports, and where they are");
    command->add_flag("--json", *json, "Print JSON");
    command->callback([json, &context] { context.body = [json] { list(*json); }; });
}

}  // namespace exemplar::cli
