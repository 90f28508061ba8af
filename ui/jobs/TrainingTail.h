// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Engine.h"

#include <mutex>
#include <optional>

namespace exemplar::ui {

/// What a run that learns has told so far. Written on the engine's thread, copied by panels a few times a second.
class TrainingTail {
public:
    struct Picture {
        int step = 0;
        int exemplar = 0;  ///< position in the set
        LabelImage labels;
        std::uint64_t number = 0;  ///< counts pictures
    };
    struct News {
        std::vector<TrainingStep> steps;      ///< from the asked one on
        std::vector<Validation> validations;  ///< from the asked one on
        std::optional<Picture> picture;       ///< where it is another than the one known
        std::uint64_t run = 0;                ///< counts runs; a new one makes what was known void
    };

    /// A new run begins.
    void restart();
    void add(const TrainingStep& step);
    void add(const Validation& validation);
    void set(int step, int exemplar, LabelImage labels);
    /// All of it, where `run` is not the present one.
    News since(std::uint64_t run, std::size_t steps, std::size_t validations, std::uint64_t picture) const;
    TrainingRecord record() const;

private:
    mutable std::mutex m_lock;
    std::vector<TrainingStep> m_steps;
    std::vector<Validation> m_validations;
    Picture m_picture;
    std::uint64_t m_run = 0;
};

}  // namespace exemplar::ui
