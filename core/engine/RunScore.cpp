// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/RunScore.h"

#include <algorithm>
#include <cmath>

namespace exemplar {
namespace {

RunScore scoreOf(const Validation& validation) { return {validation.mean, validation.step, validation.on}; }

RunScore scoreOfKept(const TrainingRecord& record) {
    RunScore best;
    for (const Validation& validation : record.validations) {
        if (validation.step == record.bestStep) {
            return scoreOf(validation);
        }
        if (std::isnan(best.dice) || validation.mean > best.dice) {
            best = scoreOf(validation);
        }
    }
    return best;
}

}  // namespace

RunScore scoreOf(const TrainingRecord& record) {
    const RunScore kept = scoreOfKept(record);
    const auto last = std::find_if(record.validations.rbegin(), record.validations.rend(),
                                   [](const Validation& one) { return one.on == ScoredOn::HeldOut; });
    const bool whole = !record.cancelled && !record.unstable;
    return kept.on == ScoredOn::Learned && whole && last != record.validations.rend() ? scoreOf(*last) : kept;
}

const char* nameOf(ScoredOn on) {
    return on == ScoredOn::HeldOut ? "held out" : on == ScoredOn::Learned ? "learned" : "";
}

ScoredOn scoredOnFromName(const std::string& name) {
    return name == "held out" ? ScoredOn::HeldOut : name == "learned" ? ScoredOn::Learned : ScoredOn::Unknown;
}

}  // namespace exemplar
