// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace exemplar {

enum class LogLevel { Debug, Info, Warning };

/// One line to the program's log (standard error; English, never translated).
void log(LogLevel level, const std::string& line);
/// Lines below this level are dropped. Starts at Warning.
void setLogLevel(LogLevel level);

}  // namespace exemplar
