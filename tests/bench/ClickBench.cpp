// SPDX-License-Identifier: GPL-3.0-or-later
// What one click or one box gives before any training: DSC over the labelled slices taken as one volume, with one
// perfect click in each part of each structure, and with the truth's own boxes as an oracle.
#include "core/base/Error.h"
#include "core/checkpoint/ModelRegistry.h"
#include "core/engine/SliceForEngine.h"
#include "core/image/Components.h"
#include "core/io/VolumeReader.h"
#include "core/neural/TorchEngine.h"
#include "core/synthesis/PointSampler.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <filesystem>
#include <iostream>

using namespace exemplar;
namespace fs = std::filesystem;

namespace {

/// A structure: all labels from first to last.
struct Structure {
    std::string name;
    int first, last;
};

struct Case {
    fs::path scan, labels;
    std::vector<Structure> structures;
};

struct Overlap {
    double both = 0, sizes = 0;
    void add(const Mask& truth, const Mask& answer) {
        for (std::size_t i = 0; i < truth.size(); ++i) {
            both += truth.pixels()[i] & answer.pixels()[i];
            sizes += truth.pixels()[i] + answer.pixels()[i];
        }
    }
    double dice() const { return sizes > 0 ? 2.0 * both / sizes : 0.0; }
};

std::vector<Case> casesOf(const std::string& set, const fs::path& data) {
    std::vector<Case> cases;
    if (set == "brain") {
        const fs::path folder = "/usr/share/mricron/templates";
        cases.push_back({folder / "ch2.nii.gz",
                         folder / "aal.nii.gz",
                         {{"cerebellum", 91, 116},
                          {"thalamus", 77, 78},
                          {"caudate", 71, 72},
                          {"putamen", 73, 74},
                          {"hippocampus", 37, 38}}});
    } else if (set == "organs") {
        const fs::path folder = data / "ct-abdomen";
        cases.push_back({folder / "ct3mm.nii.gz",
                         folder / "ct3mm_organs.nii.gz",
                         {{"spleen", 1, 1},
                          {"right kidney", 2, 2},
                          {"left kidney", 3, 3},
                          {"gallbladder", 4, 4},
                          {"liver", 6, 6},
                          {"stomach", 7, 7},
                          {"aorta", 8, 8},
                          {"pancreas", 11, 11}}});
    } else {
        for (int patient = 3; patient <= 6; ++patient) {
            const fs::path folder = data / "brats" / ("brats_2013_pat000" + std::to_string(patient) + "_1");
            cases.push_back({folder / "Flair_subtrMeanDivStd.nii.gz",
                             folder / "OTMultiClass.nii.gz",
                             {{"tumour " + std::to_string(patient), 1, 4}}});
        }
    }
    std::erase_if(cases, [](const Case& one) { return !fs::exists(one.scan) || !fs::exists(one.labels); });
    return cases;
}

Mask maskOf(const LabelImage& labels, const Structure& structure) {
    Mask mask(labels.width(), labels.height());
    for (std::size_t i = 0; i < mask.size(); ++i) {
        mask.pixels()[i] = labels.pixels()[i] >= structure.first && labels.pixels()[i] <= structure.last;
    }
    return mask;
}

/// Asks every prompt by itself and joins the answers.
Mask joined(Engine& engine, const SliceImage& slice, const std::vector<Prompt>& prompts) {
    Mask result(slice.pixels.width(), slice.pixels.height());
    for (const Answer& answer : engine.predict(slice, prompts)) {
        for (std::size_t i = 0; i < result.size(); ++i) {
            result.pixels()[i] |= answer.logits.pixels()[i] > 0.0F;
        }
    }
    return result;
}

void ask(Engine& engine, const SliceImage& slice, const Mask& truth, Overlap& byClick, Overlap& byBox) {
    Image2D<int> ids;
    std::vector<Prompt> clicks, boxes;
    for (const Component& part : connectedComponents(truth, ids)) {
        boxes.push_back({0, {}, PromptBox{double(part.x0), double(part.y0), double(part.x1), double(part.y1)}, {}});
    }
    for (const PromptPoint& point : centrePoints(truth)) {
        clicks.push_back({0, {point}, {}, {}});
    }
    if (!boxes.empty()) {
        byClick.add(truth, joined(engine, slice, clicks));
        byBox.add(truth, joined(engine, slice, boxes));
    }
}

void run(const std::string& set, const fs::path& data, const std::string& profile, int every) {
    const ModelRegistry registry = ModelRegistry::standard();
    const ModelEntry& entry = registry.defaultModel();
    neural::EngineOptions options;
    options.modelFile = registry.locate(entry);
    options.modelId = entry.id;
    options.modelSha256 = entry.sha256;
    options.baseProfile = profile;
    const auto engine = neural::makeTorchEngine(options);
    JobControl control;
    double clicks = 0, boxes = 0;
    int count = 0;
    const auto cases = casesOf(set, data);
    if (cases.empty()) {
        std::cout << "The scans of '" << set << "' are not here; nothing measured.\n";
        return;
    }
    std::printf("| %s, every %d. slice | click | box |\n|---|---|---|\n", set.c_str(), every);
    for (const Case& one : cases) {
        const Scan scan = readScan(one.scan, control);
        const LabelMap labels =
            conformTo(readLabelMap(one.labels, control), scan.volume.geometry(), one.labels.string());
        const SlicePlane plane(scan.volume.geometry(), Axis::Axial);
        const IntensityWindow window = IntensityWindow::automatic(scan.volume);
        std::vector<Overlap> byClick(one.structures.size()), byBox(one.structures.size());
        for (int slice : plane.labelledSlices(labels)) {
            if (slice % every != 0) {
                continue;
            }
            const SliceImage picture = sliceForEngine(scan.volume, one.scan.string(), plane, window, slice);
            const LabelImage truth = plane.extract(labels, slice);
            for (std::size_t s = 0; s < one.structures.size(); ++s) {
                ask(*engine, picture, maskOf(truth, one.structures[s]), byClick[s], byBox[s]);
            }
        }
        for (std::size_t s = 0; s < one.structures.size(); ++s) {
            std::printf("| %s | %.3f | %.3f |\n", one.structures[s].name.c_str(), byClick[s].dice(), byBox[s].dice());
            std::fflush(stdout);
            clicks += byClick[s].dice();
            boxes += byBox[s].dice();
            ++count;
        }
    }
    std::printf("| mean | %.3f | %.3f |\n", clicks / count, boxes / count);
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("DSC of one click per part, and of the truth's boxes, before any training");
    std::string set = "brain", data = EXEMPLAR_SHARED_DATA, profile = EXEMPLAR_SOURCE_DIR "/resources/base.profile";
    int every = 1;
    bool plain = false;
    app.add_option("--set", set)->check(CLI::IsMember({"brain", "organs", "tumour"}));
    app.add_option("--data", data, "Folder with brats/ and ct-abdomen/");
    app.add_option("--base-profile", profile);
    app.add_flag("--plain", plain, "The model as it is, without a base profile");
    app.add_option("--every", every, "Ask every Nth slice only")->check(CLI::Range(1, 1000));
    CLI11_PARSE(app, argc, argv);
    try {
        run(set, data, plain ? "" : profile, every);
        return 0;
    } catch (const Error& problem) {
        std::cerr << problem.what() << '\n';
        return 1;
    }
}
