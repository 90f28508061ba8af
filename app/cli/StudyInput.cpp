// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/StudyInput.h"

#include "core/io/LabelFile.h"
#include "core/neural/Runtime.h"

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
                    "GPUs that know bfloat16")
        ->check(CLI::IsMember({"auto", "full", "mixed"}));
    command.add_option("--threads", threads, "Threads to compute with; 0: one per core")->check(CLI::Range(0, 1024));
}

void EngineFlags::addTo(CLI::App& command) {
    addMachineTo(command);
    command.add_option("--embeddings", embeddings,
                       "Folder that keeps what slices are encoded to, so that a second run is faster; none: not kept");
    command.add_option("--base-profile", baseProfile,
                       "Another base profile of points than the one that comes with the program");
    command.add_flag("--no-base-profile", noBaseProfile, "The plain base model, which knows boxes alone");
}

std::unique_ptr<Engine> openEngine(const EngineFlags& flags, JobControl& control) {
    return startEngine(flags, control);
}

Study openStudy(const std::string& path, const std::string& series, JobControl& control) {
    Study study{readScan(path, control, {series, 0}), path, fs::path(path).filename().string(), ""};
    for (const std::string& note : study.scan.notes) {
        std::cerr << "Note on " << study.name << ": " << note << '\n';
    }
    study.key = study.scan.volume.contentHash();
    return study;
}

LabelMap openLabels(const std::string& path, const Study& study, JobControl& control) {
    return conformTo(readLabelMap(path, control), study.scan.volume.geometry(), path);
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
