// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/SyntheticSheet.h"

#include "core/base/EvenChoice.h"
#include "core/image/ModelFrame.h"

#include <algorithm>

namespace exemplar::ui {
namespace {

SynthesisExemplar toSquare(const SliceImage& slice, const LabelImage& labels) {
    const ModelFrame frame(slice.pixels.width(), slice.pixels.height(), slice.spacingX, slice.spacingY,
                           SyntheticSheet::kSide);
    return {frame.toModel(slice.pixels), labels.empty() ? LabelImage() : frame.toModel(labels), frame.validWidth(),
            frame.validHeight()};
}

}  // namespace

std::vector<SynthesisSample> SyntheticSheet::samples(const SynthesisRecipe& recipe, std::uint64_t seed, int count,
                                                     JobControl& control) {
    while (m_exemplars.size() < m_set.exemplars.size()) {  // goes on where a cancelled call ended
        control.checkpoint();
        const Exemplar& exemplar = m_set.exemplars[m_exemplars.size()];
        m_exemplars.push_back(toSquare(exemplar.image, exemplar.labels));
        m_shownWidth = std::max(m_shownWidth, m_exemplars.back().validWidth);
        m_shownHeight = std::max(m_shownHeight, m_exemplars.back().validHeight);
    }
    // Unlabelled slices are many and mostly not asked for.
    while (recipe.unlabelledSliceWeight > 0.0 && m_backgrounds.size() < m_set.backgrounds.size()) {
        control.checkpoint();
        m_backgrounds.push_back(toSquare(m_set.backgrounds[m_backgrounds.size()], {}));
        m_shownWidth = std::max(m_shownWidth, m_backgrounds.back().validWidth);
        m_shownHeight = std::max(m_shownHeight, m_backgrounds.back().validHeight);
    }
    const auto wanted = static_cast<std::size_t>(count);
    const std::vector<std::size_t> spread = evenChoice(m_exemplars.size(), wanted);  // sample n is made of exemplar n
    std::vector<SynthesisSample> made;
    for (std::size_t i = 0; i < wanted; ++i) {
        control.checkpoint();
        made.push_back(synthesise(m_exemplars, m_backgrounds, recipe, seed, i < spread.size() ? spread[i] : i));
        control.report((static_cast<double>(i) + 1.0) / count, "Drawing samples");
    }
    return made;
}

}  // namespace exemplar::ui
