// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Arguments.h"
#include "app/cli/CommandContext.h"
#include "app/cli/ExemplarSlices.h"
#include "app/cli/OutputCheck.h"
#include "app/cli/PrintJson.h"
#include "app/cli/PromptFile.h"
#include "app/cli/Results.h"
#include "app/cli/ScanFlags.h"
#include "app/cli/StudyInput.h"
#include "core/base/Error.h"
#include "core/engine/ModelWindow.h"
#include "core/io/LabelFile.h"
#include "core/propagation/Propagation.h"
#include "core/propagation/SimulatedClicks.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iostream>
#include <memory>
#include <optional>

namespace exemplar::cli {
namespace {

struct PropagateOptions {
    EngineFlags engine;
    ScanFlags reading;
    OutputCheck files;
    std::string scan, profile, labels, names, slices, axis, window, prompts, promptsFrom, range, out;
    int every = 1;
    bool binary = false, json = false;
    PropagationOptions propagation;
};

/// Everything that is known before the work, checked before it.
void check(PropagateOptions& options) {
    for (const std::string& file : {options.scan, options.profile, options.labels, options.names, options.prompts,
                                    options.promptsFrom, options.engine.baseProfile}) {
        options.files.reads(file);
    }
    options.files.writesLabelMap(options.out);
    options.files.check();
    if (options.profile.empty() && options.labels.empty() && options.prompts.empty() && options.promptsFrom.empty()) {
        throw Error(ErrorCode::Usage, "There is nothing to propagate: give --labels, --prompts or a --profile.");
    }
    if (!options.names.empty()) {
        readLabelTable(options.names);
    }
}

void run(PropagateOptions& options, JobControl& control) {
    const auto window = parseWindow(options.window);
    const std::vector<int> named = parseOptionalSlices(options.slices), range = parseOptionalSlices(options.range);
    std::optional<Axis> axis;
    if (!options.axis.empty()) {
        axis = axisFromName(options.axis);
    }
    check(options);
    const neural::EngineOptions checked = checkedEngine(options.engine, control);
    std::optional<Profile> profile;
    if (!options.profile.empty()) {
        profile = openProfile(options.profile, "site", checked);
    }
    const Study study = openStudy(options.scan, options.reading.forScan(), control);
    PropagationTask task;
    task.scan = &study.scan.volume;
    task.scanKey = study.key;
    task.axis = axis.value_or(profile ? profile->card.axis : Axis::Axial);
    task.window = ModelWindow::of(study.scan.volume, profile ? &profile->card : nullptr, window).window;
    if (profile) {
        task.structures = profile->card.labels;
    }
    const SlicePlane plane(study.scan.volume.geometry(), task.axis);
    const auto learn = [&](const LabelTable& table) {
        for (const LabelEntry& entry : table.entries()) {
            task.structures.indexOf(entry.id) < 0 ? task.structures.add(entry) : void();
        }
    };
    if (!options.labels.empty()) {
        LabelMap labels = openLabels(options.labels, study, options.reading.forLabels(), control);
        options.binary ? mergeLabels(labels) : void();
        learn(openLabelNames(options.names, options.labels, labels));
        for (int slice : exemplarSlices(named, task.axis, labels, options.labels, study)) {
            task.fixed[slice] = plane.extract(labels, slice);
        }
    }
    if (!options.prompts.empty()) {
        task.prompts = readPromptFile(options.prompts, plane);
    }
    if (!options.promptsFrom.empty()) {
        LabelMap truth = openLabels(options.promptsFrom, study, options.reading.forLabels(), control);
        options.binary ? mergeLabels(truth) : void();
        learn(openLabelNames(options.names, options.promptsFrom, truth));
        for (auto& [slice, prompts] : simulateClicks(truth, task.axis, options.every)) {
            task.prompts[slice] = std::move(prompts);
        }
        if (options.every == 1 && !task.prompts.empty()) {  // where no slice is clicked there is nothing
            task.firstSlice = task.prompts.begin()->first;
            task.lastSlice = task.prompts.rbegin()->first;
        }
    }
    for (const auto& [slice, prompts] : task.prompts) {
        for (const Prompt& prompt : prompts) {
            task.structures.ensure(prompt.label);
        }
    }
    if (!range.empty()) {
        plane.requireSlice(range.front());
        plane.requireSlice(range.back());
        task.firstSlice = range.front();
        task.lastSlice = range.back();
    }
    if (!profile && task.fixed.empty() && task.prompts.empty()) {
        throw Error(
            ErrorCode::NothingToLearn,
            "There is nothing to start from: " + options.prompts + " holds no prompt; add one, or give --labels.",
            {options.prompts});
    }
    const ResultPlace place{options.out, options.scan, options.files.forced()};
    requireRoomForResult(study.scan.volume.geometry(), task.structures, place);
    const auto engine = startEngine(checked);
    if (profile) {
        engine->useProfile(*profile, options.profile);
    }
    const PropagationResult result = propagate(*engine, task, options.propagation, control);
    writeResult(result.labels, task.structures, place);
    nlohmann::json slices = nlohmann::json::array();
    int proposed = 0;
    for (const SliceReport& report : result.slices) {
        if (report.origin != SliceOrigin::Untouched) {
            proposed += report.origin == SliceOrigin::Proposed;
            slices.push_back(
                {{"slice", report.slice}, {"given", report.origin == SliceOrigin::Given}, {"quality", report.quality}});
        }
    }
    if (options.json) {
        printJson({{"out", options.out}, {"slices", slices}, {"source", studyFacts(study)}});
    } else {
        std::cout << options.out << ": " << proposed << " slices proposed, " << task.fixed.size() << " kept as given"
                  << madeUpRemark(study) << '\n';
    }
}

}  // namespace

void addPropagateCommand(CLI::App& app, CommandContext& context) {
    auto options = std::make_shared<PropagateOptions>();
    CLI::App* command = app.add_subcommand("propagate", "Propagate labels or prompts to the remaining slices");
    command->add_option("--scan", options->scan, "Scan file or DICOM folder")->required();
    command->add_option("--profile", options->profile, "Site profile");
    command->add_option("--labels", options->labels,
                        "Label map with the slices that are already right; they are never changed");
    command->add_option("--slices", options->slices, "Which of its slices count; default: all that hold a label");
    command->add_option("--label-names", options->names, "ITK-SNAP label file");
    command->add_flag("--merge-labels", options->binary, "Merge all labels into one structure");
    command->add_option("--prompts", options->prompts, "JSON file with clicks and boxes by slice");
    command->add_option("--prompts-from", options->promptsFrom,
                        "Truth to simulate one click per connected part from, for benchmarks");
    command->add_option("--every", options->every, "With --prompts-from: clicks on every Nth slice only")
        ->check(CLI::Range(1, 100000));
    command->add_option("--axis", options->axis, "axial, coronal or sagittal; default: the profile's");
    command->add_option("--window", options->window, "low,high intensities; default: as the profile learned");
    command->add_option("--range", options->range, "Slices to fill, such as 30-80; default: all");
    command->add_option("--out", options->out, "Label map to write (.nii.gz, .nii, .nrrd, .mha)")->required();
    command->add_flag(
        "--all-parts", options->propagation.allParts,
        "Where nothing is labelled or clicked: keep all connected components of a structure, not only the largest");
    command->add_flag("--once", options->propagation.once,
                      "Predict slices with clicks or class tokens only once, without flip augmentation and refinement: "
                      "faster, less accurate");
    command->add_flag("--borders-as-drawn", options->propagation.bordersAsDrawn,
                      "Do not move borders to where the scan's intensity changes, and, without any label or click, do "
                      "not grow structures into connected tissue of like intensity");
    command->add_flag("--json", options->json, "Print JSON with a quality estimate per slice");
    options->reading.addWithLabelsTo(*command);
    options->files.addTo(*command);
    options->engine.addTo(*command);
    command->callback([options, &context] { context.body = [options, &context] { run(*options, context.control); }; });
}

}  // namespace exemplar::cli
