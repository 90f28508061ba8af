// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JobControl.h"

#include <CLI/CLI.hpp>

#include <functional>

namespace exemplar::cli {

/// What every command gets: the job it runs as, and where to leave its body until the line is parsed.
struct CommandContext {
    JobControl& control;
    std::function<void()> body;
};

void addInfoCommand(CLI::App& app, CommandContext& context);
void addModelsCommand(CLI::App& app, CommandContext& context);
void addPromptCommand(CLI::App& app, CommandContext& context);
void addPreviewCommand(CLI::App& app, CommandContext& context);
void addAdaptCommand(CLI::App& app, CommandContext& context);
void addTeachPointsCommand(CLI::App& app, CommandContext& context);
void addPropagateCommand(CLI::App& app, CommandContext& context);
void addInterpolateCommand(CLI::App& app, CommandContext& context);
void addEvaluateCommand(CLI::App& app, CommandContext& context);
void addDemoCommand(CLI::App& app, CommandContext& context);

}  // namespace exemplar::cli
