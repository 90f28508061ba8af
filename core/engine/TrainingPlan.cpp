// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/TrainingPlan.h"

#include <algorithm>
#include <map>
#include <utility>

namespace exemplar {
namespace {

constexpr int kManyExemplars = 5;  ///< of one scan
/// For other scans few: by more of them a click comes to show too little there (tests/bench/accuracy/NOTES.md).
constexpr int kSteps = 260, kStepsForOthers = 128;

}  // namespace

TrainingPlan decidedFor(const ExemplarSet& set, TrainingPlan plan) {
    std::map<std::pair<std::string, Axis>, int> exemplarsOf;
    int most = 0;
    for (const Exemplar& exemplar : set.exemplars) {
        most = std::max(most, ++exemplarsOf[{exemplar.scanKey, exemplar.axis}]);
    }
    const bool severalScans = std::any_of(set.exemplars.begin(), set.exemplars.end(), [&](const Exemplar& exemplar) {
        return exemplar.scanKey != set.exemplars.front().scanKey;
    });
    // Several scans alike are there to learn what others look like.
    const bool carried = most >= 3 && 2 * most > static_cast<int>(set.exemplars.size());
    const bool forOthers = !carried && severalScans;
    plan.steps = plan.steps >= 0 ? plan.steps : forOthers ? kStepsForOthers : kSteps;
    plan.shapeShare = plan.shapeShare >= 0.0 ? plan.shapeShare : carried ? 0.6 : 0.1;
    plan.freeShare = plan.freeShare >= 0.0 ? plan.freeShare : carried ? 0.0 : 0.2;
    plan.nearShare = plan.nearShare >= 0.0 ? plan.nearShare : carried ? 0.0 : 0.5;
    plan.plainShare = plan.plainShare >= 0.0 ? plan.plainShare : carried || forOthers ? 0.5 : 0.0;
    // Where few slices are labelled much lies beyond them, and names tell how far structures go on there; other scans
    // may have nothing but names.
    const double byName = forOthers ? 0.6 : !carried ? 0.35 : most < kManyExemplars ? 0.3 : 0.15;
    plan.noPointShare = plan.noPointShare >= 0.0 ? plan.noPointShare : byName;
    plan.tokenRate = plan.tokenRate >= 0.0 ? plan.tokenRate : carried ? 10.0 : 1.0;
    return plan;
}

}  // namespace exemplar
