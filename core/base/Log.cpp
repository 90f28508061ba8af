// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Log.h"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

namespace exemplar {
namespace {

spdlog::level::level_enum toSpdlog(LogLevel level) {
    switch (level) {
        case LogLevel::Debug:
            return spdlog::level::debug;
        case LogLevel::Info:
            return spdlog::level::info;
        case LogLevel::Warning:
            return spdlog::level::warn;
    }
    return spdlog::level::warn;
}

spdlog::logger& logger() {
    static const auto instance = [] {
        auto made = spdlog::stderr_color_mt("exemplar");
        made->set_pattern("%H:%M:%S %l: %v");
        made->set_level(spdlog::level::warn);
        return made;
    }();
    return *instance;
}

}  // namespace

void log(LogLevel level, const std::string& line) { logger().log(toSpdlog(level), line); }

void setLogLevel(LogLevel level) { logger().set_level(toSpdlog(level)); }

}  // namespace exemplar
