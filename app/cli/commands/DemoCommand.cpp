// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CommandContext.h"
#include "app/cli/OutputCheck.h"
#include "app/cli/StudyInput.h"
#include "app/cli/SynthesisPreview.h"
#include "app/cli/TrainingLog.h"
#include "app/cli/commands/DemoReport.h"
#include "core/base/AtomicFile.h"
#include "core/base/Error.h"
#include "core/base/ProcessMemory.h"
#include "core/base/Version.h"
#include "core/engine/ExemplarSet.h"
#include "core/engine/ModelWindow.h"
#include "core/engine/SliceForEngine.h"
#include "core/engine/UnlabelledSlices.h"
#include "core/image/ShapeInterpolation.h"
#include "core/io/LabelMapWriter.h"
#include "core/propagation/ExemplarChoice.h"
#include "core/propagation/Propagation.h"
#include "core/propagation/SimulatedClicks.h"
#include "core/propagation/SliceAnswer.h"
#include "ui/pictures/Pictures.h"

#include <QApplication>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <memory>

namespace exemplar::cli {
namespace fs = std::filesystem;
namespace {

using Clock = std::chrono::steady_clock;

struct DemoOptions {
    EngineFlags engine;
    OutputCheck files;
    std::string out, templates = "/usr/share/mricron/templates";
    int exemplars = 5;
    PropagationOptions propagation;
    TrainingPlan plan;
};

double secondsSince(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

double peakMemoryMb() { return static_cast<double>(peakResidentBytes()) / (1024.0 * 1024.0); }

/// Five structures of the AAL atlas (ids as in aal.nii.txt), each with its parts merged.
LabelMap mergeAtlas(LabelMap atlas, LabelTable& table) {
    struct Structure {
        const char* name;
        int first, last;
    };
    static constexpr Structure kStructures[]{{"Cerebellum", 91, 116},
                                             {"Thalamus", 77, 78},
                                             {"Caudate", 71, 72},
                                             {"Putamen", 73, 74},
                                             {"Hippocampus", 37, 38}};
    for (std::uint16_t& label : atlas.labels()) {
        const int before = label;
        label = 0;
        for (std::uint16_t i = 0; i < std::size(kStructures); ++i) {
            if (before >= kStructures[i].first && before <= kStructures[i].last) {
                label = static_cast<std::uint16_t>(i + 1);
            }
        }
    }
    for (std::uint16_t i = 0; i < std::size(kStructures); ++i) {
        table.add({static_cast<std::uint16_t>(i + 1), kStructures[i].name,
                   LabelTable::defaultColour(static_cast<std::uint16_t>(i + 1)), true});
    }
    return atlas;
}

std::string requireTemplate(const DemoOptions& options, const char* name) {
    const fs::path path = fs::path(options.templates) / name;
    if (!fs::exists(path)) {
        throw Error(
            ErrorCode::FileNotFound,
            path.string() + " is missing; install Debian's package mricron-data, or name its folder with --templates.",
            {path.string()});
    }
    return path.string();
}

/// The base model alone, a perfect click on every part of every structure, on every third slice.
LabelMap askZeroShot(Engine& engine, const PropagationTask& task, const LabelMap& truth, const std::vector<int>& slices,
                     JobControl& control) {
    const SlicePlane plane(task.scan->geometry(), task.axis);
    const auto clicks = simulateClicks(truth, task.axis, 1);
    LabelMap result(truth.geometry());
    for (std::size_t i = 0; i < slices.size(); ++i) {
        control.checkpoint();
        control.report(static_cast<double>(i) / static_cast<double>(slices.size()),
                       "Predicting with the base model from clicks");
        const SliceImage slice = sliceForEngine(*task.scan, task.scanKey, plane, task.window, slices[i]);
        std::vector<Prompt> prompts;
        for (const Prompt& prompt : clicks.at(slices[i])) {
            for (const PromptPoint& point : prompt.points) {
                prompts.push_back({prompt.label, {point}, {}, {}});
            }
        }
        const auto answers = engine.predict(slice, prompts);
        plane.insert(strongestLabels(answers, prompts), slices[i], result);
    }
    control.report(1.0, "Predicting with the base model from clicks");
    return result;
}

std::vector<LabelScore> scoreWithout(const LabelMap& truth, const LabelMap& result, const LabelTable& labels,
                                     const std::vector<int>& excluded, Axis axis) {
    EvaluateOptions options;
    for (const LabelEntry& entry : labels.entries()) {
        options.labels.push_back(entry.id);
    }
    options.excludeSlices = excluded;
    options.axis = axis;
    return evaluate(truth, result, options);
}

/// Makes the folder and checks everything that is known before the work. What an earlier demonstration left there is
/// replaced, another file is not.
void check(DemoOptions& options) {
    const fs::path folder(options.out);
    for (const char* name : {"ch2.nii.gz", "aal.nii.gz"}) {
        options.files.reads(fs::path(requireTemplate(options, name)));
    }
    options.files.reads(fs::path(options.engine.baseProfile));
    std::error_code problem;
    fs::create_directories(folder, problem);
    if (problem) {
        throw Error(ErrorCode::FileUnwritable,
                    "Cannot make the folder " + options.out + " (" + problem.message() + "); choose another place.",
                    {options.out});
    }
    for (const char* name : {"samples.png", "curves.png", "overlays.png"}) {
        options.files.writesPicture(folder / name);
    }
    options.files.writesText(folder / "training.csv", "step,");
    options.files.writesText(folder / "table.md", "| structure ");
    options.files.writesText(folder / "table.json", "{\n  \"adaptSeconds\"");
    for (const char* name : {"colin27.profile", "colin27-labels.nii.gz", "colin27-labels.label.txt",
                             "colin27-truth.nii.gz", "colin27-truth.label.txt"}) {
        options.files.writesText(folder / name, "");
    }
    options.files.check();
    AtomicFile::requireWritable(folder / "colin27.profile", std::uintmax_t{64} << 20);
}

void run(DemoOptions& options, JobControl& control) {
    check(options);
    const fs::path folder(options.out);
    const neural::EngineOptions checked = checkedEngine(options.engine, control);
    const auto application = ui::offscreenApplication();
    const std::string scanPath = requireTemplate(options, "ch2.nii.gz");
    const Study study = openStudy(scanPath, {}, control);
    DemoFindings findings;
    ExemplarSet set;
    const LabelMap truth =
        mergeAtlas(openLabels(requireTemplate(options, "aal.nii.gz"), study, {}, control), set.labels);
    findings.exemplarSlices = chooseExemplars(truth, Axis::Axial, options.exemplars);

    PropagationTask task;
    task.scan = &study.scan.volume;
    task.scanKey = study.key;
    task.window = ModelWindow::of(study.scan.volume, nullptr).window;
    task.structures = set.labels;
    const SlicePlane plane(study.scan.volume.geometry(), task.axis);
    for (int slice : findings.exemplarSlices) {
        task.fixed[slice] = plane.extract(truth, slice);
    }
    const auto engine = startEngine(checked);
    std::cout << "Colin27, " << findings.exemplarSlices.size() << " exemplar slices of "
              << plane.labelledSlices(truth).size() << " with labels; " << engine->deviceName() << std::endl;

    // 1. What the base model knows already.
    auto start = Clock::now();
    std::vector<int> leftOut;
    const std::vector<int> labelled = plane.labelledSlices(truth);
    for (int slice = 0; slice < plane.count(); ++slice) {
        const bool asked = slice % 3 == 0 && std::binary_search(labelled.begin(), labelled.end(), slice) &&
                           !task.fixed.contains(slice);
        (asked ? findings.zeroShotSlices : leftOut).push_back(slice);
    }
    const LabelMap zeroShot = askZeroShot(*engine, task, truth, findings.zeroShotSlices, control);
    findings.zeroShot = scoreWithout(truth, zeroShot, set.labels, leftOut, task.axis);
    findings.zeroShotSeconds = secondsSince(start);

    // 2. Learn from the exemplars.
    start = Clock::now();
    addExemplars(set, study.scan.volume, study.key, study.name, truth, task.axis, findings.exemplarSlices, task.window);
    addUnlabelledSlices(set, study.scan.volume, study.key, task.axis, task.window, findings.exemplarSlices,
                        study.scan.madeUpSlices, control);
    writeSynthesisPreview(set, options.plan.recipe, options.plan.seed, 24, folder / "samples.png", control);
    TrainingLog trainingLog(set.labels);
    Profile profile = engine->adapt(set, options.plan, nullptr, trainingLog.observer(), control);
    profile.card.name = "Colin27 demo";
    profile.card.version = programVersion();
    profile.card.axis = task.axis;
    profile.card.window = task.window;
    profile.save(folder / "colin27.profile");
    AtomicFile::write(folder / "training.csv", trainingLog.csv());
    findings.adaptSeconds = secondsSince(start);

    // 3. Carry the labels through.
    start = Clock::now();
    engine->useProfile(profile, (folder / "colin27.profile").string());
    const PropagationResult result = propagate(*engine, task, options.propagation, control);
    writeLabelMap(result.labels, folder / "colin27-labels.nii.gz", set.labels, scanPath);
    writeLabelMap(truth, folder / "colin27-truth.nii.gz", set.labels, scanPath);
    findings.propagateSeconds = secondsSince(start);

    // 4. Score what was not learned from, beside plain interpolation.
    LabelMap interpolated(truth.geometry());
    for (const auto& [slice, labels] : task.fixed) {
        plane.insert(labels, slice, interpolated);
    }
    interpolateShapes(interpolated, task.axis, findings.exemplarSlices);
    findings.adapted = scoreWithout(truth, result.labels, set.labels, findings.exemplarSlices, task.axis);
    findings.interpolated = scoreWithout(truth, interpolated, set.labels, findings.exemplarSlices, task.axis);
    findings.peakMemoryMb = peakMemoryMb();
    writeDemoReport(folder, findings, profile, study.scan.volume, task.window, truth, result.labels);
    std::cout << '\n'
              << demoTable(findings, set.labels) << "\nEverything is in " << folder.string()
              << ": table.md, overlays.png, samples.png, curves.png, training.csv, colin27.profile,\n"
              << "colin27-labels.nii.gz (with its ITK-SNAP label file) and colin27-truth.nii.gz.\n";
}

}  // namespace

void addDemoCommand(CLI::App& app, CommandContext& context) {
    auto options = std::make_shared<DemoOptions>();
    CLI::App* command =
        app.add_subcommand("demo", "The whole job on a real brain scan (Colin27 and AAL of Debian's mricron-data)");
    command->add_option("--out", options->out, "Folder for the results")->required();
    command->add_option("--templates", options->templates, "Folder with ch2.nii.gz and aal.nii.gz");
    command->add_option("--exemplars", options->exemplars, "Exemplar slices")->check(CLI::Range(1, 40));
    command->add_option("--steps", options->plan.steps, "Training steps of one slice")->check(CLI::Range(1, 100000));
    command->add_option("--samples", options->plan.samples, "Synthetic slices to make")->check(CLI::Range(1, 10000));
    command
        ->add_option("--first-stage", options->plan.firstTrainableStage,
                     "First encoder stage with LoRA: 2, 3, or 4 for none")
        ->check(CLI::Range(1, 4));
    command->add_option("--seed", options->plan.seed, "Seed of every random draw");
    options->files.addTo(*command);
    options->engine.addTo(*command);
    command->callback([options, &context] { context.body = [options, &context] { run(*options, context.control); }; });
}

}  // namespace exemplar::cli
