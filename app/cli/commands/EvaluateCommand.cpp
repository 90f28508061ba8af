// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Arguments.h"
#include "app/cli/CommandContext.h"
#include "app/cli/ScoreTable.h"
#include "app/cli/StudyInput.h"
#include "core/io/LabelFile.h"
#include "core/io/VolumeReader.h"
#include "core/metrics/Evaluation.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <iostream>
#include <memory>

namespace exemplar::cli {
namespace {

struct EvaluateFlags {
    std::string truth, result, excluded, axis = "axial", names;
    double tolerance = 2.0;
    bool binary = false, json = false;
};

nlohmann::json finite(double value) { return std::isfinite(value) ? nlohmann::json(value) : nlohmann::json(); }

nlohmann::json toJson(const LabelScore& score, const std::string& name) {
    return {{"label", score.label},
            {"name", name},
            {"dsc", score.dice},
            {"jaccard", score.jaccard},
            {"hd95Mm", finite(score.hd95)},
            {"assdMm", finite(score.assd)},
            {"surfaceDice", finite(score.surfaceDice)},
            {"truthMl", score.truthMl},
            {"resultMl", score.resultMl}};
}

void run(const EvaluateFlags& flags, JobControl& control) {
    LabelMap truth = readLabelMap(flags.truth, control);
    LabelMap result = conformTo(readLabelMap(flags.result, control), truth.geometry(), flags.result);
    if (flags.binary) {
        mergeLabels(truth);
        mergeLabels(result);
    }
    EvaluateOptions options;
    options.axis = axisFromName(flags.axis);
    options.toleranceMm = flags.tolerance;
    if (!flags.excluded.empty()) {
        options.excludeSlices = parseSlices(flags.excluded);
    }
    const auto scores = evaluate(truth, result, options);
    LabelTable names = flags.names.empty() ? labelTableBeside(flags.truth) : readLabelTable(flags.names);
    names = names.empty() ? labelTableBeside(flags.result) : names;
    if (!flags.json) {
        std::cout << scoreTable(scores, names, flags.tolerance);
        return;
    }
    nlohmann::json list = nlohmann::json::array();
    for (const LabelScore& score : scores) {
        list.push_back(toJson(score, names.nameOf(score.label)));
    }
    std::cout << nlohmann::json{{"labels", list}, {"mean", toJson(meanScore(scores), "mean")}}.dump(2) << '\n';
}

}  // namespace

void addEvaluateCommand(CLI::App& app, CommandContext& context) {
    auto flags = std::make_shared<EvaluateFlags>();
    CLI::App* command =
        app.add_subcommand("evaluate", "DSC, HD95, surface Dice and volumes of a result against the truth");
    command->add_option("--truth", flags->truth, "Label map taken as true")->required();
    command->add_option("--result", flags->result, "Label map to score")->required();
    command->add_option("--exclude-slices", flags->excluded, "Slices to leave out, such as 52,64");
    command->add_option("--axis", flags->axis, "Axis along which they are counted");
    command->add_option("--tolerance", flags->tolerance, "Surface Dice tolerance in mm")
        ->check(CLI::Range(0.0, 1000.0));
    command->add_option("--label-names", flags->names, "ITK-SNAP label file");
    command->add_flag("--merge-labels", flags->binary, "Take all labels as one structure");
    command->add_flag("--json", flags->json, "Print JSON");
    command->callback([flags, &context] { context.body = [flags, &context] { run(*flags, context.control); }; });
}

}  // namespace exemplar::cli
