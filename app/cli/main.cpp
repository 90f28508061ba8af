// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CommandContext.h"
#include "app/cli/Interrupt.h"
#include "app/cli/ProgressBar.h"
#include "core/base/Error.h"
#include "core/base/Log.h"

#include <CLI/CLI.hpp>

#include <exception>
#include <iostream>

int main(int argc, char** argv) {
    using namespace exemplar;
    CLI::App app("Exemplar learns to label medical images from a few labelled slices, on this machine alone.",
                 "exemplar-cli");
    app.set_version_flag("--version", "exemplar-cli " EXEMPLAR_VERSION);
    app.require_subcommand(1);
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
        app.parse(argc, argv);
    } catch (const CLI::ParseError& problem) {
        return app.exit(problem) == 0 ? 0 : 2;
    }
    setLogLevel(verbose ? LogLevel::Info : LogLevel::Warning);
    const cli::Interrupt interrupt(control);
    try {
        context.body();
        bar.finish();
        return 0;
    } catch (const Error& problem) {
        bar.finish();
        std::cerr << "exemplar-cli: " << problem.what() << '\n';
        return problem.code() == ErrorCode::Usage ? 2 : 1;
    } catch (const std::bad_alloc&) {
        bar.finish();
        std::cerr << "exemplar-cli: There is too little memory for this; close other programs or use a smaller scan.\n";
    } catch (const std::exception& problem) {
        bar.finish();
        std::cerr << "exemplar-cli: Something unexpected failed (" << problem.what() << "); please report it.\n";
    }
    return 1;
}
