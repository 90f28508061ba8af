// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JobControl.h"
#include "core/engine/TrainingPlan.h"
#include "core/synthesis/Synthesis.h"

#include <cstdint>
#include <vector>

namespace exemplar::ui {

/// Makes the samples that training would make of a set, to look at. The exemplars are brought to the model's frame
/// once, when first needed. One thread at a time.
class SyntheticSheet {
public:
    static constexpr int kSide = 256;  ///< pixels of a sample's sides

    /// The set must outlive this.
    explicit SyntheticSheet(const ExemplarSet& set) : m_set(set) {}

    /// So many samples of the stream `seed`: its first ones or, where there are more exemplars, those of exemplars
    /// spread over all. Throws Error(Cancelled), also between two samples, and Error(NothingToLearn) without exemplars.
    std::vector<SynthesisSample> samples(const SynthesisRecipe& recipe, std::uint64_t seed, int count,
                                         JobControl& control);
    /// The left-top part of every sample that slices fill; the rest is padding. Known once samples were made.
    int shownWidth() const noexcept { return m_shownWidth; }
    int shownHeight() const noexcept { return m_shownHeight; }

private:
    const ExemplarSet& m_set;
    std::vector<SynthesisExemplar> m_exemplars, m_backgrounds;
    int m_shownWidth = 0, m_shownHeight = 0;
};

}  // namespace exemplar::ui
