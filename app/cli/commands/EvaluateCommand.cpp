// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Arguments.h"
#include "app/cli/CommandContext.h"
#include "app/cli/OutputCheck.h"
#include "app/cli/PrintJson.h"
#include "app/cli/ScoreTable.h"
#include "app/cli/StudyInput.h"
#include "core/base/Error.h"
#include "core/image/SlicePlane.h"
#include "core/io/LabelFile.h"
#include "core/io/VolumeReader.h"
#include "core/metrics/Evaluation.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <iostream>
#include <memory>
#include <optional>

namespace exemplar::cli {
namespace {

struct EvaluateFlags {
    std::vector<int> frames;
    std::string truth, result, excluded, axis = "axial", names;
    double tolerance = 2.0;
    bool binary = false, json = false;
};

nlohmann::json finite(double value) { return std::isfinite(value) ? nlohmann::json(value) : nlohmann::json(); }

nlohmann::json toJson(const LabelScore& score, const std::string& name) {
    const auto measured = [&score](double value) { return score.bothEmpty() ? nlohmann::json() : finite(value); };
    return {{"label", score.label},
            {"name", name},
            {"dsc", measured(score.dice)},
            {"jaccard", measured(score.jaccard)},
            {"hd95Mm", measured(score.hd95)},
            {"assdMm", measured(score.assd)},
            {"surfaceDice", measured(score.surfaceDice)},
            {"truthMl", score.truthMl},
            {"resultMl", score.resultMl}};
}

/// What was assumed while reading goes to standard error.
LabelMap readNoted(const std::string& path, JobControl& control, std::optional<int> frame) {
    std::vector<std::string> notes;
    LabelMap labels = readLabelMap(path, control, frame, &notes);
    for (const std::string& note : notes) {
        std::cerr << "Note on " << path << ": " << note << '\n';
    }
    return labels;
}

void run(const EvaluateFlags& flags, JobControl& control) {
    EvaluateOptions options;
    options.axis = axisFromName(flags.axis);
    options.toleranceMm = flags.tolerance;
    options.excludeSlices = parseOptionalSlices(flags.excluded);
    if (flags.frames.size() > 2) {
        throw Error(ErrorCode::Usage, "--frame is given more than twice; give it once for both maps or once for each.");
    }
    OutputCheck files;
    for (const std::string& file : {flags.truth, flags.result, flags.names}) {
        files.reads(file);
    }
    files.check();
    LabelTable names = flags.names.empty() ? LabelTable{} : readLabelTable(flags.names);
    std::optional<int> truthFrame, resultFrame;
    if (!flags.frames.empty()) {
        truthFrame = flags.frames.front();
        resultFrame = flags.frames.back();
    }
    LabelMap truth = readNoted(flags.truth, control, truthFrame);
    for (int slice : options.excludeSlices) {
        SlicePlane(truth.geometry(), options.axis).requireSlice(slice);
    }
    LabelMap result = conformTo(readNoted(flags.result, control, resultFrame), truth.geometry(), flags.result);
    if (flags.binary) {
        mergeLabels(truth);
        mergeLabels(result);
    }
    const auto scores = evaluate(truth, result, options);
    names = names.empty() ? labelTableBeside(flags.truth) : names;
    names = names.empty() ? labelTableBeside(flags.result) : names;
    if (!flags.json) {
        std::cout << scoreTable(scores, names, flags.tolerance);
        return;
    }
    nlohmann::json list = nlohmann::json::array();
    for (const LabelScore& score : scores) {
        list.push_back(toJson(score, names.nameOf(score.label)));
    }
    nlohmann::json mean = toJson(meanScore(scores), "mean");
    mean["structures"] = labelsCounted(scores).overlaps;
    mean["structuresWithDistances"] = labelsCounted(scores).distances;
    printJson({{"labels", list}, {"mean", mean}});
}

}  // namespace

void addEvaluateCommand(CLI::App& app, CommandContext& context) {
    auto flags = std::make_shared<EvaluateFlags>();
    CLI::App* command =
        app.add_subcommand("evaluate", "DSC, HD95, surface Dice and volumes of a result against the ground truth");
    command->add_option("--truth", flags->truth, "Label map with the ground truth")->required();
    command->add_option("--result", flags->result, "Label map to score")->required();
    command
        ->add_option("--frame", flags->frames,
                     "Volume of 4D label maps, from 0; once for both, or the truth's and then the result's")
        ->allow_extra_args(false)
        ->check(CLI::NonNegativeNumber);
    command->add_option("--exclude-slices", flags->excluded, "Slices to leave out, such as 52,64");
    command->add_option("--axis", flags->axis, "Axis along which they are counted");
    command->add_option("--tolerance", flags->tolerance, "Surface Dice tolerance in mm")
        ->check(CLI::Range(0.0, 1000.0));
    command->add_option("--label-names", flags->names, "ITK-SNAP label file");
    command->add_flag("--merge-labels", flags->binary, "Merge all labels into one structure");
    command->add_flag("--json", flags->json, "Print JSON");
    command->callback([flags, &context] { context.body = [flags, &context] { run(*flags, context.control); }; });
}

}  // namespace exemplar::cli
