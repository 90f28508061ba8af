// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/ProblemReports.h"

#include "core/base/ProcessMemory.h"

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <string>

namespace exemplar::cli {

int reportUsage(const CLI::App& app, const CLI::ParseError& problem) {
    std::string sentence = problem.what();
    std::replace(sentence.begin(), sentence.end(), '\n', ' ');
    sentence.resize(sentence.find_last_not_of(" .") + 1);
    std::string command = app.get_name();
    for (const CLI::App* chosen : app.get_subcommands()) {
        command += " " + chosen->get_name();
    }
    std::cerr << "exemplar-cli: " << sentence << "; see '" << command << " --help'.\n";
    return 2;
}

void reportLittleMemory() {
    constexpr double kGigabyte = 1e9;
    const SystemMemory memory = systemMemory();
    std::fprintf(
        stderr,
        "exemplar-cli: There is too little memory for this (%.1f of %.1f GB are free); close other programs or "
        "use a smaller scan.\n",
        static_cast<double>(memory.available) / kGigabyte, static_cast<double>(memory.total) / kGigabyte);
}

}  // namespace exemplar::cli
