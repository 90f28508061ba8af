// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CommandContext.h"
#include "app/cli/OutputCheck.h"
#include "app/cli/Results.h"
#include "app/cli/ScanFlags.h"
#include "app/cli/StudyInput.h"
#include "core/base/AtomicFile.h"
#include "core/base/Version.h"

#include <iostream>
#include <memory>
#include <sstream>

namespace exemplar::cli {
namespace {

/// What Debian's mricron-data installs.
const std::vector<std::string> kInstallable{"/usr/share/mricron/templates/ch2.nii.gz",
                                            "/usr/share/mricron/templates/inia19-t1-brain.nii.gz"};

struct TeachOptions {
    EngineFlags engine;
    ScanFlags reading;
    OutputCheck files;
    std::vector<std::string> scans;
    std::vector<std::pair<std::string, std::string>> labelled;  ///< scan, labels
    std::string logFile, name = "Points", licence, out, start, average;
    TeachPlan plan;
};

/// Everything that is known before the work, checked before it.
void check(TeachOptions& options) {
    if (options.scans.empty() && options.labelled.empty()) {
        options.scans = kInstallable;
    }
    for (const auto& [scan, labels] : options.labelled) {
        options.files.reads({scan, labels});
    }
    options.files.reads(options.scans);
    options.files.reads(std::filesystem::path(options.start));
    options.files.reads(std::filesystem::path(options.average));
    options.files.writesProfile(options.out);
    options.files.writesText(options.logFile, "step,");
    options.files.check();
    constexpr std::uintmax_t kProfileBytes = std::uintmax_t{16} << 20;
    AtomicFile::requireWritable(options.out, kProfileBytes);
}

void run(TeachOptions& options, JobControl& control) {
    check(options);
    neural::EngineOptions engine = checkedEngine(options.engine, control);
    options.files.reads(engine.modelFile);
    options.files.check();
    for (const std::string& profile : {options.start, options.average}) {
        if (!profile.empty()) {
            openProfile(profile, "base", engine);
        }
    }
    std::vector<neural::TeachSource> sources;
    const std::size_t scans = options.labelled.size() + options.scans.size();
    for (const auto& [scan, labels] : options.labelled) {
        const std::size_t place = sources.size();
        Study study = openStudy(scan, options.reading.forScan(place, scans), control);
        LabelMap known = openLabels(labels, study, options.reading.forLabels(place, scans), control);
        sources.push_back({study.name + " with labels", std::move(study.scan.volume), std::move(known)});
    }
    for (const std::string& path : options.scans) {
        Study study = openStudy(path, options.reading.forScan(sources.size(), scans), control);
        sources.push_back({study.name, std::move(study.scan.volume), {}});
    }
    std::ostringstream csv;
    csv << "step,loss,cross_entropy,dice_loss,learning_rate,seconds\n";
    const auto observer = [&](const TrainingStep& step) {
        csv << step.step << ',' << step.loss << ',' << step.crossEntropy << ',' << step.dice << ',' << step.learningRate
            << ',' << step.seconds << '\n';
    };
    engine.baseProfile = options.start;
    Profile profile = neural::teachPoints(engine, std::move(sources), options.plan, options.average, observer, control);
    profile.card.name = options.name;
    profile.card.version = programVersion();
    profile.card.licence = options.licence;
    writeOrKeep(options.out, [&profile](const std::filesystem::path& path) { profile.save(path); });
    if (!options.logFile.empty()) {
        AtomicFile::write(options.logFile, csv.str());
    }
    std::cout << options.out << ": " << profile.card.notes << '\n';
}

}  // namespace

void addTeachPointsCommand(CLI::App& app, CommandContext& context) {
    auto options = std::make_shared<TeachOptions>();
    options->engine.noBaseProfile = true;  // that is what is made here
    CLI::App* command = app.add_subcommand("teach-points", "Make the base profile: train the base model for clicks");
    command->add_option("--scan", options->scans,
                        "Unlabelled scan; may be repeated; default: those of Debian's mricron-data");
    command->add_option(
        "--labelled", options->labelled,
        "Scan and its label map; may be repeated. Flags given once for each scan count these before the others");
    command->add_option("--start", options->start, "Base profile to train further");
    command->add_option("--average", options->average,
                        "Base profile that --start was trained further from; the result is averaged with it");
    command->add_option("--rate", options->plan.learningRate, "Largest learning rate")->check(CLI::PositiveNumber);
    command->add_option("--images", options->plan.images, "Number of slices")->check(CLI::Range(1, 100000));
    command->add_option("--boxes", options->plan.boxesPerImage, "Random boxes per slice")->check(CLI::Range(1, 1000));
    command
        ->add_option("--zoom-share", options->plan.zoomShare,
                     "Share of the slices of which an enlarged crop is used too")
        ->check(CLI::Range(0.0, 1.0));
    command->add_option("--lesion-share", options->plan.lesionShare, "Share of the slices that get synthetic lesions")
        ->check(CLI::Range(0.0, 1.0));
    command
        ->add_option("--labelled-share", options->plan.labelledShare, "Share of the slices, and prompts, with labels")
        ->check(CLI::Range(0.0, 1.0));
    command->add_option("--steps", options->plan.steps, "Training steps")->check(CLI::Range(1, 1000000));
    command->add_option("--rank", options->plan.rank, "Rank of LoRA")->check(CLI::Range(1, 64));
    command->add_option("--seed", options->plan.seed, "Seed of every random draw");
    options->engine.addMachineTo(*command);
    command->add_option("--log", options->logFile, "CSV of every step");
    command->add_option("--name", options->name, "Name on the card");
    command->add_option("--licence", options->licence, "Licences of the scans, for the card");
    command->add_option("--out", options->out, "Profile to write")->required();
    options->reading.addWithLabelsTo(*command);
    options->files.addTo(*command);
    command->callback([options, &context] { context.body = [options, &context] { run(*options, context.control); }; });
}

}  // namespace exemplar::cli
