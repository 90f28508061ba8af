// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/neural/training/Trainer.h"

#include <ATen/Parallel.h>

#include <cmath>
#include <memory>

namespace exemplar::neural {

/// A model of a few thousand random parameters on one thread.
inline std::shared_ptr<Sam> tinySam() {
    at::set_num_threads(1);
    auto sam = std::make_shared<Sam>(SamConfig::tiny());
    sam->initialise(5);
    return sam;
}

/// A bright disc (label 3) and a dark square (label 8) on grey; the place depends on the number.
inline Exemplar drawing(int number) {
    Exemplar exemplar;
    exemplar.image = {Image(64, 64, 0.5F), 1, 1, ""};
    exemplar.labels = LabelImage(64, 64);
    for (int y = 0; y < 64; ++y) {
        for (int x = 0; x < 64; ++x) {
            if (std::hypot(x - 20 - number, y - 22) < 9) {
                exemplar.image.pixels.at(x, y) = 0.95F;
                exemplar.labels.at(x, y) = 3;
            } else if (std::abs(x - 44) < 8 && std::abs(y - 40 + number) < 7) {
                exemplar.image.pixels.at(x, y) = 0.1F;
                exemplar.labels.at(x, y) = 8;
            }
        }
    }
    return exemplar;
}

inline ExemplarSet drawings(int count) {
    ExemplarSet set;
    set.labels.ensure(3);
    set.labels.ensure(8);
    for (int i = 0; i < count; ++i) {
        set.exemplars.push_back(drawing(i));
    }
    return set;
}

inline TrainingPlan shortPlan() {
    TrainingPlan plan;
    plan.steps = 12;
    plan.samples = 8;
    plan.validateEvery = 4;
    plan.warmUpSteps = 2;
    return plan;
}

inline Profile learn(const ExemplarSet& set, const TrainingPlan& plan, const Engine::TrainingObserver& observer = {}) {
    auto sam = tinySam();
    JobControl control;
    return Trainer(*sam, set, plan).run(nullptr, observer, control);
}

inline bool equal(const Profile& one, const Profile& two) {
    return one.tensors == two.tensors && one.card.toJson() == two.card.toJson();
}

inline bool finite(const Profile& profile) {
    for (const auto& [name, data] : profile.tensors) {
        if (!toTorch(data).isfinite().all().item<bool>()) {
            return false;
        }
    }
    return !profile.tensors.empty();
}

inline bool nothingAttached(Sam& sam) {
    for (const auto& [name, linear] : sam.linears()) {
        if (linear->attached()) {
            return false;
        }
    }
    return true;
}

}  // namespace exemplar::neural
