// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Engine.h"
#include "core/metrics/Evaluation.h"
#include "core/propagation/Propagation.h"
#include "tests/bench/accuracy/Cases.h"

#include <filesystem>
#include <map>
#include <optional>

namespace exemplar::bench {

/// Where the test scan is clicked, besides what is learned from it.
enum class Clicks { Every, Tenth, None };

const char* nameOf(Clicks clicks);

struct Learned {
    Profile profile;
    double minutes = 0.0;
};

struct Conditions {
    Clicks clicks = Clicks::None;
    bool careless = false;  ///< clicks anywhere in the inner half of a part instead of in its middle
    std::uint64_t seed = 0;
    int steps = 0;                                      ///< 0: the method's own number
    std::optional<SynthesisRecipe> recipe;              ///< instead of the usual one
    std::filesystem::path peer;                         ///< command of another method, see runPeer()
    std::filesystem::path keep;                         ///< folder that gets profiles and label maps; empty: none
    bool reuse = false;                                 ///< profiles that are in `keep` are not learned again
    std::map<std::string, Learned>* learned = nullptr;  ///< what was learned before, so that it is learned once
};

/// A slice that was proposed: how good it says it is, and how good it is.
struct SliceTruth {
    int slice = 0;
    double quality = 0.0, dice = 0.0;
};

struct Outcome {
    std::vector<LabelScore> scores;  ///< per structure, on what was not given
    double learnMinutes = 0.0;       ///< not a number where the profile was kept from before
    double carryMinutes = 0.0, megabytes = 0.0;
    std::vector<SliceTruth> slices;
    LabelMap labels;  ///< of the whole test scan
};

/// The rows of the tables, in their order.
std::vector<std::string> methodNames();
/// False where a method makes no sense for a fold, such as interpolation in a scan without labelled slices.
bool suits(const std::string& method, const Fold& fold);
Outcome measure(const std::string& method, Engine& engine, const CaseSet& set, const Fold& fold,
                const Conditions& conditions, JobControl& control);

}  // namespace exemplar::bench
