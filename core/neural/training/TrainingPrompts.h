// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/RandomStream.h"
#include "core/neural/training/TrainingSamples.h"

#include <algorithm>
#include <vector>

namespace exemplar::neural {

/// How many of `all` structures are asked in one step of training: half of them, but 6 to 12. Each costs about 135 MB
/// there and a tenth of a second on two cores.
constexpr std::size_t structuresPerStep(std::size_t all) { return std::clamp<std::size_t>(all / 2, 6, 12); }

/// Draws what is asked of a sample in one step of training.
class TrainingPrompts {
public:
    /// `others` are the samples in which shapes of structures that are not there are looked for.
    TrainingPrompts(const LabelTable& labels, const TrainingPlan& plan, const std::vector<TrainingSample>& others)
        : m_labels(labels), m_plan(plan), m_others(others) {}

    /// Positions in the label table of the structures to ask, in order: all, and then nothing is drawn, or where they
    /// are more than `most`, that many of them, three quarters of them shown by the sample where it shows as many.
    std::vector<int> structures(const LabelImage& labels, std::size_t most, RandomStream& random) const;
    /// One prompt per structure, in model pixels: clicks, rough shapes, both or nothing but the name.
    std::vector<Prompt> draw(const LabelImage& labels, const std::vector<int>& structures, RandomStream& random) const;

private:
    Image drawShape(const Mask& mask, bool present, std::uint16_t label, RandomStream& random) const;

    const LabelTable& m_labels;
    const TrainingPlan& m_plan;
    const std::vector<TrainingSample>& m_others;
};

}  // namespace exemplar::neural
