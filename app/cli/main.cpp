// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Commit.h"
#include "app/cli/CommandContext.h"
#include "app/cli/Interrupt.h"
#include "app/cli/ProblemReports.h"
#include "app/cli/ProgressBar.h"
#include "core/base/Error.h"
#include "core/base/Log.h"
#include "core/base/Version.h"
#include "core/base/platform/Console.h"
#include "core/base/platform/Environment.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <exception>
#include <iostream>
#include <new>
#include <string>
#include <utility>
#include <vector>

int main(int argc, char** argv) {
    using namespace exemplar;
    const platform::Utf8Console console;
    setProgramCommit(kCommit);
    CLI::App app("Exemplar labels medical images from a few labelled slices, on this machine alone.", "exemplar-cli");
    app.set_version_flag("--version", versionText("exemplar-cli"));
    app.require_subcommand(1);
    app.footer(
        "Every command that reads a scan has --series and --frame (which scan of a DICOM folder or a 4D file), "
        "--allow-gaps and --modality; what is there already is replaced with --force.");
    bool verbose = false;
    app.add_flag("--verbose", verbose, "Log what is done");

    cli::ProgressBar bar;
    JobControl control([&bar](double fraction, const std::string& stage) { bar.show(fraction, stage); });
    cli::CommandContext context{control, {}};
    cli::addInfoCommand(app, context);
    cli::addModelsCommand(app, context);
    cli::addPromptCommand(app, context);
    cli::addPreviewCommand(app, context);
    cli::addAdaptCommand(app, context);
    cli::addTeachPointsCommand(app, context);
    cli::addPropagateCommand(app, context);
    cli::addInterpolateCommand(app, context);
    cli::addEvaluateCommand(app, context);
    cli::addDemoCommand(app, context);
    try {
        std::vector<std::string> arguments = platform::programArguments(argc, argv);
        arguments.erase(arguments.begin());
        std::reverse(arguments.begin(), arguments.end());  // the parser takes them from the end
        app.parse(std::move(arguments));
    } catch (const CLI::ParseError& problem) {
        return problem.get_exit_code() == 0 ? app.exit(problem) : cli::reportUsage(app, problem);
    }
    setLogLevel(verbose ? LogLevel::Info : LogLevel::Warning);
    const cli::Interrupt interrupt(control);
    try {
        context.body();
        bar.finish();
        if (!std::cout.flush()) {
            throw Error(ErrorCode::FileUnwritable,
                        "Cannot write to standard output; check the disk or the program that reads it.");
        }
        return 0;
    } catch (const Error& problem) {
        bar.finish();
        std::cerr << "exemplar-cli: " << problem.what() << '\n';
        return problem.code() == ErrorCode::Usage ? 2 : 1;
    } catch (const std::bad_alloc&) {
        bar.finish();
        cli::reportLittleMemory();
    } catch (const std::exception& problem) {
        bar.finish();
        std::cerr << "exemplar-cli: Something unexpected failed (" << problem.what() << "); please report it.\n";
    }
    return 1;
}
