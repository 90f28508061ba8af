// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CommandContext.h"
#include "app/cli/Interrupt.h"
#include "app/cli/ProgressBar.h"
#include "core/base/Error.h"
#include "core/base/Log.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <exception>
#include <iostream>
#include <new>
#include <string>

namespace {

/// One plain sentence instead of the parser's two lines.
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

}  // namespace

int main(int argc, char** argv) {
    using namespace exemplar;
    CLI::App app("Exemplar labels medical images from a few labelled slices, on this machine alone.", "exemplar-cli");
    app.set_version_flag("--version", "exemplar-cli " EXEMPLAR_VERSION);
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
        app.parse(argc, argv);
    } catch (const CLI::ParseError& problem) {
        return problem.get_exit_code() == 0 ? app.exit(problem) : reportUsage(app, problem);
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
        std::cerr << "exemplar-cli: There is too little memory for this; close other programs or use a smaller scan.\n";
    } catch (const std::exception& problem) {
        bar.finish();
        std::cerr << "exemplar-cli: Something unexpected failed (" << problem.what() << "); please report it.\n";
    }
    return 1;
}
