// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/neural/training/MemoryRetry.h"

#include "core/base/Error.h"
#include "core/base/Log.h"

#include <c10/util/Exception.h>

#include <algorithm>
#include <new>

namespace exemplar::neural {
namespace {

/// LibTorch 1.13 has no code for it: its allocators on CPU and GPU say it in words.
bool saysOutOfMemory(const c10::Error& problem) {
    const std::string text = problem.what_without_backtrace();
    for (const char* words : {"out of memory", "not enough memory", "allocate memory"}) {
        if (text.find(words) != std::string::npos) {
            return true;
        }
    }
    return false;
}

}  // namespace

Profile withLessOnOutOfMemory(TrainingPlan plan, const std::function<Profile(const TrainingPlan&)>& attempt) {
    constexpr int kFewestSamples = 8, kMostRetries = 2;
    for (int retry = 0;; ++retry) {
        try {
            return attempt(plan);
        } catch (const std::bad_alloc&) {
        } catch (const c10::Error& problem) {
            if (!saysOutOfMemory(problem)) {
                throw;
            }
        }
        const int fewer = std::max(kFewestSamples, plan.samples / 2);
        if (retry == kMostRetries || fewer >= plan.samples) {
            throw Error(ErrorCode::OutOfMemory,
                        "There is too little memory for training; close other programs or use fewer samples.");
        }
        log(LogLevel::Warning, "Memory ran out during training with " + std::to_string(plan.samples) +
                                   " samples; starting again with " + std::to_string(fewer) + ".");
        plan.samples = fewer;
    }
}

}  // namespace exemplar::neural
