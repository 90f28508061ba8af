// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Arguments.h"
#include "app/cli/CommandContext.h"
#include "app/cli/ExemplarSlices.h"
#include "app/cli/OutputCheck.h"
#include "app/cli/PrintJson.h"
#include "app/cli/Results.h"
#include "app/cli/ScanFlags.h"
#include "app/cli/StudyInput.h"
#include "app/cli/TrainingLog.h"
#include "core/base/AtomicFile.h"
#include "core/base/Error.h"
#include "core/base/Version.h"
#include "core/engine/ExemplarSet.h"
#include "core/engine/ModelWindow.h"
#include "core/engine/RunScore.h"
#include "core/engine/UnlabelledSlices.h"
#include "core/image/SlicePlane.h"
#include "core/io/LabelFile.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdio>
#include <iostream>
#include <memory>
#include <optional>

namespace exemplar::cli {
namespace {

struct AdaptOptions {
    EngineFlags engine;
    ScanFlags reading;
    OutputCheck files;
    std::vector<std::string> scans, labels, slices;
    std::string axis = "axial", window, names, from, logFile, recipe, out, name, site, scanner, notes;
    bool binary = false, json = false;
    TrainingPlan plan;
};

/// Of a profile and what is written beside it while it is made; a large one takes less.
constexpr std::uintmax_t kProfileBytes = std::uintmax_t{32} << 20;

/// Everything that is known before the work, checked before it.
void check(AdaptOptions& options) {
    if (options.scans.size() != options.labels.size() || options.scans.size() != options.slices.size()) {
        throw Error(ErrorCode::Usage, "Every --scan needs one --labels and one --slices, in the same order.");
    }
    options.files.reads(options.scans);
    options.files.reads(options.labels);
    for (const std::string& file : {options.names, options.from, options.recipe, options.engine.baseProfile}) {
        options.files.reads(file);
    }
    options.files.writesProfile(options.out);
    options.files.writesText(options.logFile, "step,");
    options.files.check();
    AtomicFile::requireWritable(options.out, kProfileBytes);
    options.plan.recipe = openRecipe(options.recipe);
    if (!options.names.empty()) {
        readLabelTable(options.names);
    }
}

nlohmann::json heldOutJson(const TrainingRecord& record) {
    return record.heldOut ? nlohmann::json{{"scan", record.heldOut->scan},
                                           {"axis", axisName(record.heldOut->axis)},
                                           {"slice", record.heldOut->slice}}
                          : nlohmann::json();
}

std::string scoreText(const TrainingRecord& record) {
    const RunScore score = scoreOf(record);
    if (!std::isfinite(score.dice)) {
        return ", never validated";
    }
    char number[40];
    std::snprintf(number, sizeof number, ", mean DSC %.3f ", score.dice);
    if (score.on == ScoredOn::HeldOut) {
        const std::string slice =
            record.heldOut ? " (slice " + std::to_string(record.heldOut->slice) + " of " + record.heldOut->scan + ")"
                           : "";
        return number + ("on the exemplar that was held out until step " + std::to_string(score.step)) + slice;
    }
    return number + std::string("on exemplars that were trained on, at step ") + std::to_string(score.step) +
           (record.heldOut ? "" : " (none was held out)");
}

void run(AdaptOptions& options, JobControl& control) {
    const Axis axis = axisFromName(options.axis);
    const auto fixedWindow = parseWindow(options.window);
    std::vector<std::vector<int>> slices;
    for (const std::string& text : options.slices) {
        slices.push_back(parseSlices(text));
    }
    check(options);
    const neural::EngineOptions checked = checkedEngine(options.engine, control);
    options.files.reads(checked.modelFile);
    options.files.check();
    std::optional<Profile> start;
    if (!options.from.empty()) {
        start = openProfile(options.from, "site", checked);
    }
    ExemplarSet set;
    ModelWindow facts;
    nlohmann::json sources = nlohmann::json::array();
    const std::size_t scans = options.scans.size();
    for (std::size_t i = 0; i < scans; ++i) {
        const Study study = openStudy(options.scans[i], options.reading.forScan(i, scans), control);
        LabelMap labels = openLabels(options.labels[i], study, options.reading.forLabels(i, scans), control, scans > 1);
        if (options.binary) {
            mergeLabels(labels);
        }
        const LabelTable names = openLabelNames(options.names, options.labels[i], labels);
        for (const LabelEntry& entry : names.entries()) {
            set.labels.indexOf(entry.id) < 0 ? set.labels.add(entry) : void();
        }
        const ModelWindow seen = ModelWindow::of(study.scan.volume, start ? &start->card : nullptr, fixedWindow);
        slices[i] = exemplarSlices(slices[i], axis, labels, options.labels[i], study, scans > 1);
        addExemplars(set, study.scan.volume, study.key, study.name, labels, axis, slices[i], seen.window);
        addUnlabelledSlices(set, study.scan.volume, study.key, axis, seen.window,
                            SlicePlane(labels.geometry(), axis).labelledSlices(labels), study.scan.madeUpSlices,
                            control);
        facts = i == 0 ? seen : facts;
        sources.push_back(studyFacts(study));
    }
    if (set.labels.empty()) {
        throw Error(ErrorCode::NothingToLearn, "None of the exemplar slices shows a structure; name labelled slices.");
    }
    const auto engine = startEngine(checked);
    TrainingLog trainingLog(set.labels);
    Profile profile = engine->adapt(set, options.plan, start ? &*start : nullptr, trainingLog.observer(), control);
    profile.card.name = options.name.empty() ? std::filesystem::path(options.out).stem().string() : options.name;
    profile.card.site = options.site;
    profile.card.scanner = options.scanner;
    profile.card.notes = options.notes;
    profile.card.version = programVersion();
    profile.card.axis = axis;
    profile.card.window = facts.window;
    profile.card.automaticWindow = facts.automatic;
    writeOrKeep(options.out, [&profile](const std::filesystem::path& path) { profile.save(path); });
    if (!options.logFile.empty()) {
        AtomicFile::write(options.logFile, trainingLog.csv());
    }
    const TrainingRecord& record = profile.card.record;
    const RunScore score = scoreOf(record);
    if (options.json) {
        printJson({{"out", options.out},
                   {"steps", record.steps.size()},
                   {"dice", std::isfinite(score.dice) ? nlohmann::json(score.dice) : nlohmann::json()},
                   {"diceStep", score.step},
                   {"diceOn", nameOf(score.on)},
                   {"heldOut", heldOutJson(record)},
                   {"cancelled", record.cancelled},
                   {"prepareSeconds", record.prepareSeconds},
                   {"trainSeconds", record.steps.empty() ? 0.0 : record.steps.back().seconds},
                   {"scans", sources}});
    } else {
        std::cout << options.out << ": " << record.steps.size() << " steps"
                  << (record.cancelled ? " (cancelled; the best state was kept)" : "") << scoreText(record) << '\n';
    }
}

}  // namespace

void addAdaptCommand(CLI::App& app, CommandContext& context) {
    auto options = std::make_shared<AdaptOptions>();
    CLI::App* command = app.add_subcommand("adapt", "Fine-tune a site profile on a few labelled slices");
    command
        ->add_option(
            "--scan", options->scans,
            "Scan; may be repeated, each with its --labels and --slices. --series, --frame, --labels-frame and "
            "--modality are then given once for all scans or once for each")
        ->required();
    command->add_option("--labels", options->labels, "Label map on that scan's grid")->required();
    command->add_option("--slices", options->slices, "Its exemplar slices, such as 52,64 or 50-54")->required();
    command->add_option("--axis", options->axis, "axial, coronal or sagittal");
    command->add_option("--window", options->window, "low,high intensities; default: automatic for each scan");
    command->add_option("--label-names", options->names, "ITK-SNAP label file");
    command->add_flag("--merge-labels", options->binary, "Merge all labels into one structure");
    command
        ->add_option("--steps", options->plan.steps,
                     "Training steps of one slice; default: 260, or 128 where exemplars are of several scans, of which "
                     "none gives three and most of them")
        ->check(CLI::Range(1, 100000));
    command
        ->add_option("--minutes", options->plan.minutes,
                     "Stop after so many minutes (the result then depends on the machine's speed)")
        ->check(CLI::Range(0.0, 10000.0));
    command->add_option("--samples", options->plan.samples, "Number of training samples")->check(CLI::Range(1, 10000));
    command->add_option("--rank", options->plan.rank, "Rank of LoRA")->check(CLI::Range(1, 64));
    command->add_option("--learning-rate", options->plan.learningRate, "Largest learning rate")
        ->check(CLI::Range(1e-7, 1.0));
    command
        ->add_option("--first-stage", options->plan.firstTrainableStage,
                     "First encoder stage with LoRA: 2, 3, or 4 for none")
        ->check(CLI::Range(1, 4));
    command->add_option("--no-point-share", options->plan.noPointShare, "Share of steps without any click")
        ->check(CLI::Range(0.0, 1.0));
    command
        ->add_option("--free-share", options->plan.freeShare,
                     "Share of negative samples: slices without any structure, from far beyond the labelled ones")
        ->check(CLI::Range(0.0, 1.0));
    command
        ->add_option("--near-share", options->plan.nearShare,
                     "Share of pseudo-labelled samples: slices near the labelled ones, with propagated labels")
        ->check(CLI::Range(0.0, 1.0));
    command
        ->add_option("--plain-share", options->plan.plainShare,
                     "Share of samples that are labelled slices without augmentation")
        ->check(CLI::Range(0.0, 1.0));
    command->add_option("--shape-share", options->plan.shapeShare, "Share of steps with a rough mask as prompt")
        ->check(CLI::Range(0.0, 1.0));
    command
        ->add_option("--token-rate", options->plan.tokenRate,
                     "Learning rate of the class tokens, as a multiple of --learning-rate")
        ->check(CLI::Range(0.0, 1000.0));
    command->add_option("--validate-every", options->plan.validateEvery, "Steps between validations")
        ->check(CLI::Range(1, 100000));
    command->add_option("--seed", options->plan.seed, "Seed of every random draw");
    command->add_option("--recipe", options->recipe, "JSON file with settings of the synthesis");
    command->add_option("--from", options->from, "Profile to train further");
    command->add_option("--log", options->logFile, "CSV of every step and validation");
    command->add_option("--name", options->name, "Name on the card");
    command->add_option("--site", options->site, "Site on the card");
    command->add_option("--scanner", options->scanner, "Scanner on the card");
    command->add_option("--notes", options->notes, "Notes on the card");
    command->add_option("--out", options->out, "Profile to write")->required();
    command->add_flag("--json", options->json, "Print JSON");
    options->reading.addWithLabelsTo(*command);
    options->files.addTo(*command);
    options->engine.addTo(*command);
    command->callback([options, &context] { context.body = [options, &context] { run(*options, context.control); }; });
}

}  // namespace exemplar::cli
