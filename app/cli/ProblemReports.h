// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

namespace exemplar::cli {

/// One plain sentence on standard error instead of the parser's two lines. Returns the status to exit with.
int reportUsage(const CLI::App& app, const CLI::ParseError& problem);
/// How much memory there is, on standard error.
void reportLittleMemory();

}  // namespace exemplar::cli
