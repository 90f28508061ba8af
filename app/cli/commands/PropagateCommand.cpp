// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Arguments.h"
#include "app/cli/CommandContext.h"
#include "app/cli/PromptFile.h"
#include "app/cli/StudyInput.h"
#include "core/base/Error.h"
#include "core/io/LabelFile.h"
#include "core/io/LabelMapWriter.h"
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
    std::string scan, series, profile, labels, names, slices, axis, window, prompts, promptsFrom, range, out;
    int every = 1;
    bool binary = false, json = false;
    PropagationOptions propagation;
};

void run(const PropagateOptions& options, JobControl& control) {
    const Study study = openStudy(options.scan, options.series, control);
    std::optional<Profile> profile;
    if (!options.profile.empty()) {
        profile = Profile::load(options.profile);
    }
    PropagationTask task;
    task.scan = &study.scan.volume;
    task.scanKey = study.key;
    task.axis = !options.axis.empty() ? axisFromName(options.axis) : profile ? profile->card.axis : Axis::Axial;
    const IntensityWindow standard =
        profile ? profile->card.windowFor(study.scan.volume) : IntensityWindow::automatic(study.scan.volume);
    task.window = parseWindow(options.window).value_or(standard);
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
        LabelMap labels = openLabels(options.labels, study, control);
        options.binary ? mergeLabels(labels) : void();
        learn(openLabelNames(options.names, options.labels, labels));
        for (int slice : options.slices.empty() ? plane.labelledSlices(labels) : parseSlices(options.slices)) {
            task.fixed[slice] = plane.extract(labels, slice);
        }
    }
    if (!options.prompts.empty()) {
        task.prompts = readPromptFile(options.prompts, plane);
    }
    if (!options.promptsFrom.empty()) {
        LabelMap truth = openLabels(options.promptsFrom, study, control);
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
    if (!options.range.empty()) {
        const auto range = parseSlices(options.range);
        task.firstSlice = range.front();
        task.lastSlice = range.back();
    }
    const auto engine = openEngine(options.engine, control);
    if (profile) {
        engine->useProfile(*profile, options.profile);
    }
    const PropagationResult result = propagate(*engine, task, options.propagation, control);
    writeLabelMap(result.labels, options.out, task.structures, options.scan);
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
        std::cout << nlohmann::json{{"out", options.out}, {"slices", slices}}.dump(2) << '\n';
    } else {
        std::cout << options.out << ": " << proposed << " slices proposed, " << task.fixed.size() << " kept as given\n";
    }
}

}  // namespace

void addPropagateCommand(CLI::App& app, CommandContext& context) {
    auto options = std::make_shared<PropagateOptions>();
    CLI::App* command = app.add_subcommand("propagate", "Carry labels or clicks through the remaining slices");
    command->add_option("--scan", options->scan, "Scan file or DICOM folder")->required();
    command->add_option("--series", options->series, "Series UID of a DICOM folder");
    command->add_option("--profile", options->profile, "Site profile");
    command->add_option("--labels", options->labels,
                        "Label map with the slices that are already right; they are never changed");
    command->add_option("--slices", options->slices, "Which of its slices count; default: all that hold a label");
    command->add_option("--label-names", options->names, "ITK-SNAP label file");
    command->add_flag("--merge-labels", options->binary, "Take all labels as one structure");
    command->add_option("--prompts", options->prompts, "JSON file with clicks and boxes by slice");
    command->add_option("--prompts-from", options->promptsFrom,
                        "Truth to simulate one click per connected part from, for benchmarks");
    command->add_option("--every", options->every, "With --prompts-from: clicks on every Nth slice only")
        ->check(CLI::Range(1, 100000));
    command->add_option("--axis", options->axis, "axial, coronal or sagittal; default: the profile's");
    command->add_option("--window", options->window, "low,high intensities; default: as the profile learned");
    command->add_option("--range", options->range, "Slices to fill, such as 30-80; default: all");
    command->add_option("--out", options->out, "Label map to write (.nii.gz, .nii, .nrrd, .mha)")->required();
    command->add_flag("--all-parts", options->propagation.allParts,
                      "Where nothing is labelled or clicked: keep more than the largest part in space of a structure");
    command->add_flag(
        "--once", options->propagation.once,
        "Ask slices that are clicked or named alone once, not in the mirror too and again: faster, less accurate");
    command->add_flag(
        "--borders-as-drawn", options->propagation.bordersAsDrawn,
        "Do not move borders to where the scan's own tissue changes, nor, without any label or click, let "
        "structures go on into tissue that looks like theirs");
    command->add_flag("--json", options->json, "Print JSON with a quality estimate per slice");
    options->engine.addTo(*command);
    command->callback([options, &context] { context.body = [options, &context] { run(*options, context.control); }; });
}

}  // namespace exemplar::cli
