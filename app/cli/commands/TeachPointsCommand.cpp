// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CommandContext.h"
#include "app/cli/StudyInput.h"
#include "core/base/AtomicFile.h"

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
    std::vector<std::string> scans;
    std::vector<std::pair<std::string, std::string>> labelled;  ///< scan, labels
    std::string logFile, name = "Points", licence, out, start, average;
    TeachPlan plan;
};

void run(TeachOptions& options, JobControl& control) {
    std::vector<neural::TeachSource> sources;
    for (const auto& [scan, labels] : options.labelled) {
        Study study = openStudy(scan, "", control);
        LabelMap known = openLabels(labels, study, control);
        sources.push_back({study.name + " with labels", std::move(study.scan.volume), std::move(known)});
    }
    for (const std::string& path : options.scans.empty() && sources.empty() ? kInstallable : options.scans) {
        Study study = openStudy(path, "", control);
        sources.push_back({study.name, std::move(study.scan.volume), {}});
    }
    std::ostringstream csv;
    csv << "step,loss,cross_entropy,dice_loss,learning_rate,seconds\n";
    const auto observer = [&](const TrainingStep& step) {
        csv << step.step << ',' << step.loss << ',' << step.crossEntropy << ',' << step.dice << ',' << step.learningRate
            << ',' << step.seconds << '\n';
    };
    neural::EngineOptions engine = engineOptions(options.engine, control);
    engine.baseProfile = options.start;
    Profile profile = neural::teachPoints(engine, std::move(sources), options.plan, options.average, observer, control);
    profile.card.name = options.name;
    profile.card.version = EXEMPLAR_VERSION;
    profile.card.licence = options.licence;
    profile.save(options.out);
    if (!options.logFile.empty()) {
        AtomicFile::write(options.logFile, csv.str());
    }
    std::cout << options.out << ": " << profile.card.notes << '\n';
}

}  // namespace

void addTeachPointsCommand(CLI::App& app, CommandContext& context) {
    auto options = std::make_shared<TeachOptions>();
    options->engine.noBaseProfile = true;  // that is what is made here
    CLI::App* command = app.add_subcommand("teach-points", "Make the base profile: teach the base model clicks");
    command->add_option("--scan", options->scans,
                        "Unlabelled scan; may be repeated; default: those of Debian's mricron-data");
    command->add_option("--labelled", options->labelled, "Scan and its label map; may be repeated");
    command->add_option("--start", options->start, "Base profile to train further");
    command->add_option("--average", options->average,
                        "Base profile that the one to start from was taught on from: the result is halfway to it");
    command->add_option("--rate", options->plan.learningRate, "Largest learning rate")->check(CLI::PositiveNumber);
    command->add_option("--images", options->plan.images, "Slices to look at")->check(CLI::Range(1, 100000));
    command->add_option("--boxes", options->plan.boxesPerImage, "Random boxes asked on each slice")
        ->check(CLI::Range(1, 1000));
    command
        ->add_option("--zoom-share", options->plan.zoomShare, "Share of the slices of which a part is seen larger too")
        ->check(CLI::Range(0.0, 1.0));
    command->add_option("--lesion-share", options->plan.lesionShare, "Share of the slices that get made-up lesions")
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
    command->callback([options, &context] { context.body = [options, &context] { run(*options, context.control); }; });
}

}  // namespace exemplar::cli
