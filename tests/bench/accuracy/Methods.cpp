// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/accuracy/Methods.h"

#include "core/base/Error.h"
#include "core/engine/CloseUp.h"
#include "core/engine/ExemplarSet.h"
#include "core/engine/SliceForEngine.h"
#include "core/engine/UnlabelledSlices.h"
#include "core/image/Components.h"
#include "core/image/ShapeInterpolation.h"
#include "core/io/LabelMapWriter.h"
#include "core/metrics/Overlap.h"
#include "core/propagation/SliceAnswer.h"
#include "core/synthesis/PointSampler.h"
#include "tests/bench/Process.h"
#include "tests/bench/accuracy/Peer.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>

namespace exemplar::bench {
namespace {

constexpr const char* kAlongTissue = "shape interpolation along the tissue, no learning";

using Clock = std::chrono::steady_clock;
using PromptsBySlice = std::map<int, std::vector<Prompt>>;

double minutesSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count() / 60;
}

/// One prompt per part of each structure, on every `every`-th labelled slice that is not given.
PromptsBySlice promptsOn(const CaseSet& set, const Fold& fold, int every, bool boxes, bool careless,
                         std::uint64_t seed) {
    RandomStream random = RandomStream::fork(seed, 0xC11C);
    const SlicePlane plane = fold.test->plane();
    PromptsBySlice result;
    const std::vector<int> labelled = plane.labelledSlices(fold.test->truth);
    for (std::size_t i = 0; i < labelled.size(); i += static_cast<std::size_t>(every)) {
        const int slice = labelled[i];
        if (std::find(fold.given.begin(), fold.given.end(), slice) != fold.given.end()) {
            continue;
        }
        const LabelImage truth = plane.extract(fold.test->truth, slice);
        for (std::uint16_t id : set.structures.ids()) {
            const Mask mask = labelMask(truth, id);
            Image2D<int> ids;
            for (const Component& part : connectedComponents(mask, ids)) {
                Prompt prompt;
                prompt.label = id;
                if (boxes) {
                    prompt.box = PromptBox{double(part.x0), double(part.y0), double(part.x1), double(part.y1)};
                } else {
                    const Mask one = componentMask(ids, part.id);
                    prompt.points = careless ? interiorPoints(one, random, 0.5, 1) : centrePoints(one);
                }
                result[slice].push_back(std::move(prompt));
            }
        }
    }
    return result;
}

/// Every part asked by itself, the answers joined: what the base model does without learning.
LabelMap zeroShot(Engine& engine, const Fold& fold, const PromptsBySlice& prompts) {
    const SlicePlane plane = fold.test->plane();
    LabelMap result(fold.test->volume.geometry());
    for (const auto& [slice, asked] : prompts) {
        const SliceImage image = sliceForEngine(fold.test->volume, fold.test->name, plane, fold.test->window, slice);
        auto answers = engine.predict(image, asked);
        lookIntoBoxes(engine, image, asked, answers);
        plane.insert(strongestLabels(answers, asked), slice, result);
    }
    return result;
}

ExemplarSet exemplarsOf(const CaseSet& set, const Fold& fold, bool everySlice, JobControl& control) {
    ExemplarSet result;
    result.labels = set.structures;
    for (const Source& source : fold.sources) {
        const Study& study = *source.study;
        addExemplars(result, study.volume, study.name, study.name, study.truth, Axis::Axial,
                     everySlice ? study.plane().labelledSlices(study.truth) : source.slices, study.window, true);
        addUnlabelledSlices(result, study.volume, study.name, Axis::Axial, study.window, source.slices, {}, control);
    }
    return result;
}

/// How a row differs from the program as it is.
struct Variant {
    TrainingPlan plan;
    bool neighbours = true;     ///< carried from slice to slice; else every slice by itself
    bool everySlice = false;    ///< all labelled slices of the sources are learned from
    bool carriesAlone = false;  ///< differs in carrying: what "ours" has learned is used
    PropagationOptions options;
};

std::optional<Variant> variantOf(const std::string& method) {
    Variant variant;
    if (method == "ours") {
    } else if (method == "ours without the class token") {
        variant.plan.classTokens = false;
    } else if (method == "ours without synthesis") {
        variant.plan.recipe = SynthesisRecipe::none();
    } else if (method == "ours without slices near the exemplars") {
        variant.plan.nearShare = 0.0;
    } else if (method == "ours without places in the body") {
        variant.plan.bodyPlaces = false;
    } else if (method == "ours without LoRA in the encoder") {
        variant.plan.firstTrainableStage = 4;
    } else if (method == "ours without LoRA in the decoder") {
        variant.plan.decoderLora = false;
    } else if (method == "ours with borders as drawn") {
        variant.options.bordersAsDrawn = true;
        variant.carriesAlone = true;
    } else if (method == "ours without prompts from neighbours") {
        variant.neighbours = false;
        variant.carriesAlone = true;
    } else if (method == "ours, every labelled slice learned from") {
        variant.everySlice = true;
        variant.plan.samples *= 2;
    } else if (method == "SAMed's way with synthesis" || method == "SAMed's way") {
        variant.neighbours = false;
        variant.options.bordersAsDrawn = true;
        variant.plan.noPointShare = 1.0;
        variant.plan.shapeShare = 0.0;
        variant.plan.nearShare = 0.0;
        variant.plan.plainShare = 0.0;
        if (method == "SAMed's way") {
            variant.plan.recipe = SynthesisRecipe::none();
        }
    } else {
        return {};
    }
    return variant;
}

PropagationTask taskOf(const CaseSet& set, const Fold& fold, bool neighbours, const Conditions& conditions) {
    PropagationTask task;
    const Study& test = *fold.test;
    task.scan = &test.volume;
    task.scanKey = test.name;
    task.window = test.window;
    task.structures = set.structures;
    for (int slice : fold.given) {
        if (neighbours) {
            task.fixed[slice] = test.plane().extract(test.truth, slice);
        }
    }
    if (conditions.clicks != Clicks::None) {
        for (auto& [slice, prompts] : promptsOn(set, fold, conditions.clicks == Clicks::Every ? 1 : 10, false,
                                                conditions.careless, conditions.seed)) {
            std::map<std::uint16_t, Prompt> merged;  // the parts of a structure are clicked together
            for (Prompt& prompt : prompts) {
                Prompt& whole = merged[prompt.label];
                whole.label = prompt.label;
                whole.points.insert(whole.points.end(), prompt.points.begin(), prompt.points.end());
            }
            for (auto& [label, prompt] : merged) {
                task.prompts[slice].push_back(std::move(prompt));
            }
        }
        if (conditions.clicks == Clicks::Every) {  // where nobody clicks there is nothing
            task.firstSlice = task.prompts.begin()->first;
            task.lastSlice = task.prompts.rbegin()->first;
        }
    }
    return task;
}

}  // namespace

const char* nameOf(Clicks clicks) {
    return clicks == Clicks::Every ? "every" : clicks == Clicks::Tenth ? "tenth" : "none";
}

std::vector<std::string> methodNames() {
    return {"one click per part, no learning",
            "the truth's box per part, no learning",
            "SAMed's way",
            "SAMed's way with synthesis",
            "ours, every labelled slice learned from",
            "ours without synthesis",
            "ours without slices near the exemplars",
            "ours",
            "ours without the class token",
            "ours without places in the body",
            "ours without LoRA in the encoder",
            "ours without LoRA in the decoder",
            "ours without prompts from neighbours",
            "ours with borders as drawn",
            "shape interpolation",
            kAlongTissue,
            "U-Net"};
}

bool suits(const std::string& method, const Fold& fold) {
    if (method == "shape interpolation" || method == kAlongTissue || method == "ours without prompts from neighbours") {
        return !fold.given.empty();
    }
    // Where it is learned from what is scored, all slices would be known.
    return method != "ours, every labelled slice learned from" || fold.given.empty();
}

Outcome measure(const std::string& method, Engine& engine, const CaseSet& set, const Fold& fold,
                const Conditions& conditions, JobControl& control) {
    Outcome outcome;
    LabelMap result;
    const Study& test = *fold.test;
    const SlicePlane plane = test.plane();
    forgetPeak();
    const auto named = [&](const std::string& what) {
        return fold.name + ", " + what + ", " + std::to_string(fold.sources.front().slices.size()) +
               " exemplars, seed " + std::to_string(conditions.seed);
    };
    const std::string name = named(method);
    auto start = Clock::now();
    PropagationResult carried;
    if (method == "the truth's box per part, no learning") {
        result = zeroShot(engine, fold, promptsOn(set, fold, 1, true, conditions.careless, conditions.seed));
        outcome.carryMinutes = minutesSince(start);
    } else if (method == "one click per part, no learning") {
        Conditions everywhere = conditions;
        everywhere.clicks = Clicks::Every;
        result = propagate(engine, taskOf(set, fold, false, everywhere), {}, control).labels;
        outcome.carryMinutes = minutesSince(start);
    } else if (method == "shape interpolation" || method == kAlongTissue) {
        result = LabelMap(test.volume.geometry());
        for (int slice : fold.given) {
            plane.insert(plane.extract(test.truth, slice), slice, result);
        }
        if (method == kAlongTissue) {
            ShapeInterpolationOptions options;
            options.matchParts = true;
            interpolateShapes(result, Axis::Axial, fold.given, options, test.volume, test.window, control);
        } else {
            interpolateShapes(result, Axis::Axial, fold.given);
        }
        outcome.carryMinutes = minutesSince(start);
    } else if (method == "U-Net") {
        result = runPeer(conditions.peer, exemplarsOf(set, fold, false, control), fold, conditions.seed);
        outcome.learnMinutes = minutesSince(start);
    } else {
        auto variant = variantOf(method);
        if (!variant) {
            throw Error(ErrorCode::Usage, "There is no method '" + method + "'.");
        }
        variant->plan.seed = conditions.seed;
        variant->plan.steps = conditions.steps > 0 ? conditions.steps : variant->plan.steps;
        if (conditions.recipe && variant->plan.recipe == SynthesisRecipe()) {
            variant->plan.recipe = *conditions.recipe;
        }
        const std::string learnedAs = named(variant->carriesAlone ? "ours" : method);
        const std::filesystem::path kept = conditions.keep / (learnedAs + ".profile");
        Learned& learned = (*conditions.learned)[learnedAs];
        if (learned.profile.tensors.empty() && conditions.reuse && std::filesystem::exists(kept)) {
            learned.profile = Profile::load(kept);
            learned.minutes = std::nan("");
        } else if (learned.profile.tensors.empty()) {
            const ExemplarSet exemplars = exemplarsOf(set, fold, variant->everySlice, control);
            learned.profile = engine.adapt(exemplars, variant->plan, nullptr, {}, control);
            learned.minutes = minutesSince(start);
            if (!conditions.keep.empty()) {
                learned.profile.save(kept);
            }
        }
        outcome.learnMinutes = learned.minutes;
        start = Clock::now();
        engine.useProfile(learned.profile, "the profile");
        carried = propagate(engine, taskOf(set, fold, variant->neighbours, conditions), variant->options, control);
        engine.dropProfile();
        result = carried.labels;
        outcome.carryMinutes = minutesSince(start);
    }
    outcome.megabytes = residentMegabytes("VmHWM");
    if (!conditions.keep.empty()) {
        writeLabelMap(result, conditions.keep / (name + ", clicks " + nameOf(conditions.clicks) + ".nii.gz"),
                      set.structures, "");
        writeLabelMap(test.truth, conditions.keep / (fold.name + ", truth.nii.gz"), set.structures, "");
    }
    EvaluateOptions options;
    options.labels = set.structures.ids();
    options.excludeSlices = fold.given;
    outcome.scores = evaluate(test.truth, result, options);
    std::erase_if(outcome.scores, [](const LabelScore& score) { return score.truthVoxels == 0; });
    for (const SliceReport& report : carried.slices) {
        if (report.origin == SliceOrigin::Proposed) {
            const LabelImage truth = plane.extract(test.truth, report.slice),
                             mine = plane.extract(result, report.slice);
            outcome.slices.push_back({report.slice, report.quality, meanDice(truth, mine, options.labels)});
        }
    }
    outcome.labels = std::move(result);
    return outcome;
}

}  // namespace exemplar::bench
