// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/StudyInput.h"

#include "app/cli/ExemplarSlices.h"
#include "core/base/AtomicFile.h"
#include "core/base/Error.h"
#include "core/io/LabelFile.h"
#include "core/neural/Runtime.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <iostream>

namespace exemplar::cli {
namespace fs = std::filesystem;

void EngineFlags::addMachineTo(CLI::App& command) {
    command.preparse_callback([](std::size_t /*arguments*/) { neural::settleEnvironment(); });
    command.add_option("--model", model, "Base model by its id (see 'models')");
    command.add_option("--device", device, "auto, cpu or cuda")->check(CLI::IsMember({"auto", "cpu", "cuda"}));
    command
        .add_option("--precision", precision,
                    "full: float32 throughout; mixed: matrix products in 16 bits, slow without a GPU; auto: mixed on "
                    "GPUs that support bfloat16")
        ->check(CLI::IsMember({"auto", "full", "mixed"}));
    command.add_option("--threads", threads, "Threads to compute with; 0: one per core")->check(CLI::Range(0, 1024));
}

void EngineFlags::addTo(CLI::App& command) {
    addMachineTo(command);
    command.add_option("--embeddings", embeddings,
                       "Folder for embeddings of slices, which make a second run faster; none: not kept");
    command.add_option("--base-profile", baseProfile,
                       "Base profile to use instead of the one that comes with the program");
    command.add_flag("--no-base-profile", noBaseProfile, "The base model alone, which was trained on boxes only");
}

neural::EngineOptions checkedEngine(const EngineFlags& flags, JobControl& control) {
    neural::EngineOptions options = engineOptions(flags, control);
    if (!options.baseProfile.empty()) {
        openProfile(options.baseProfile.string(), "base", options);
    }
    return options;
}

SynthesisRecipe openRecipe(const std::string& path) {
    if (path.empty()) {
        return {};
    }
    const std::string text = readFile(path);
    try {
        return SynthesisRecipe::fromJson(text);
    } catch (const Error& problem) {
        throw Error(problem.code(), path + ": " + problem.what(), {path});
    }
}

Profile openProfile(const std::string& path, const char* kind, const neural::EngineOptions& engine) {
    Profile profile = Profile::load(path);
    if (profile.card.kind != kind) {
        throw Error(ErrorCode::FormatUnsupported,
                    path + " is a " + profile.card.kind + " profile; choose a " + kind + " profile.", {path});
    }
    profile.requireBaseModel(engine.modelId, engine.modelSha256, path);
    return profile;
}

Study openStudy(const std::string& path, const ReadOptions& options, JobControl& control) {
    Study study{readScan(path, control, options), path, fs::path(path).filename().string(), ""};
    for (const std::string& note : study.scan.notes) {
        std::cerr << "Note on " << study.name << ": " << note << '\n';
    }
    study.key = study.scan.volume.contentHash();
    return study;
}

nlohmann::json studyFacts(const Study& study) {
    return {{"scan", study.path}, {"notes", study.scan.notes}, {"madeUpSlices", study.scan.madeUpSlices}};
}

std::string madeUpRemark(const Study& study) {
    const auto& slices = study.scan.madeUpSlices;
    return slices.empty() ? ""
                          : "; slices " + sliceList(slices) + " along the scan's third index are missing in " +
                                study.name + " and were computed from those beside them";
}

LabelMap openLabels(const std::string& path, const Study& study, std::optional<int> frame, JobControl& control,
                    bool mayBeEmpty) {
    std::vector<std::string> notes;
    LabelMap labels = conformTo(readLabelMap(path, control, frame, &notes), study.scan.volume.geometry(), path);
    for (const std::string& note : notes) {
        std::cerr << "Note on " << path << ": " << note << '\n';
    }
    if (!mayBeEmpty && labels.present().empty()) {
        throw Error(ErrorCode::NothingToLearn, path + " holds no label; choose the label map of this scan.", {path});
    }
    return labels;
}

void mergeLabels(LabelMap& labels) {
    for (std::uint16_t& label : labels.labels()) {
        label = label != 0 ? 1 : 0;
    }
}

LabelTable openLabelNames(const std::string& namesFile, const std::string& labelMap, const LabelMap& labels) {
    const LabelTable known = namesFile.empty() ? labelTableBeside(labelMap) : readLabelTable(namesFile);
    LabelTable used;
    for (std::uint16_t label : labels.present()) {
        if (const LabelEntry* entry = known.find(label)) {
            used.add(*entry);
        } else {
            used.ensure(label);
        }
    }
    return used;
}

}  // namespace exemplar::cli
