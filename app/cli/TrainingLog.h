// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Engine.h"

#include <string>

namespace exemplar::cli {

/// Collects a run's steps and validations as CSV.
class TrainingLog {
public:
    explicit TrainingLog(LabelTable labels) : m_labels(std::move(labels)) {}
    Engine::TrainingObserver observer();
    /// step, loss, cross_entropy, dice_loss, learning_rate, seconds, then the DSC of the validation after that step and
    /// what it was measured on ("held out", "learned").
    std::string csv() const;
    const TrainingRecord& record() const { return m_record; }

private:
    LabelTable m_labels;
    TrainingRecord m_record;
};

}  // namespace exemplar::cli
