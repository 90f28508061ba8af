// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Arguments.h"
#include "app/cli/CommandContext.h"
#include "app/cli/ExemplarSlices.h"
#include "app/cli/OutputCheck.h"
#include "app/cli/ScanFlags.h"
#include "app/cli/StudyInput.h"
#include "app/cli/SynthesisPreview.h"
#include "core/engine/ExemplarSet.h"
#include "core/engine/ModelWindow.h"
#include "ui/pictures/Pictures.h"

#include <QApplication>

#include <iostream>
#include <memory>

namespace exemplar::cli {
namespace {

struct PreviewOptions {
    ScanFlags reading;
    OutputCheck files;
    std::string scan, labels, names, slices, axis = "axial", window, recipe, out;
    int count = 16;
    std::uint64_t seed = 0;
};

void run(PreviewOptions& options, JobControl& control) {
    const Axis axis = axisFromName(options.axis);
    const auto window = parseWindow(options.window);
    const std::vector<int> named = parseSlices(options.slices);
    for (const std::string& file : {options.scan, options.labels, options.names, options.recipe}) {
        options.files.reads(file);
    }
    options.files.writesPicture(options.out);
    options.files.check();
    const SynthesisRecipe recipe = openRecipe(options.recipe);
    const auto application = ui::offscreenApplication();
    const Study study = openStudy(options.scan, options.reading.forScan(), control);
    const LabelMap labels = openLabels(options.labels, study, options.reading.forLabels(), control);
    ExemplarSet set;
    set.labels = openLabelNames(options.names, options.labels, labels);
    addExemplars(set, study.scan.volume, study.key, study.name, labels, axis,
                 exemplarSlices(named, axis, labels, options.labels, study),
                 ModelWindow::of(study.scan.volume, nullptr, window).window);
    writeSynthesisPreview(set, recipe, options.seed, options.count, options.out, control);
    std::cout << options.out << ": " << options.count << " synthetic samples of " << set.exemplars.size()
              << " exemplars\n";
}

}  // namespace

void addPreviewCommand(CLI::App& app, CommandContext& context) {
    auto options = std::make_shared<PreviewOptions>();
    CLI::App* command = app.add_subcommand("preview", "A contact sheet of what synthesis makes of the exemplars");
    command->add_option("--scan", options->scan, "Scan file or DICOM folder")->required();
    command->add_option("--labels", options->labels, "Label map on the scan's grid")->required();
    command->add_option("--label-names", options->names, "ITK-SNAP label file");
    command->add_option("--slices", options->slices, "Exemplar slices, such as 52,64 or 50-54")->required();
    command->add_option("--axis", options->axis, "axial, coronal or sagittal");
    command->add_option("--window", options->window, "low,high intensities; default: automatic");
    command->add_option("--recipe", options->recipe, "JSON file with settings of the synthesis");
    command->add_option("--count", options->count, "Samples")->check(CLI::Range(1, 400));
    command->add_option("--seed", options->seed, "Seed of the random draws");
    command->add_option("--out", options->out, "PNG to write")->required();
    options->reading.addWithLabelsTo(*command);
    options->files.addTo(*command);
    command->callback([options, &context] { context.body = [options, &context] { run(*options, context.control); }; });
}

}  // namespace exemplar::cli
