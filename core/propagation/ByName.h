// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Engine.h"

#include <vector>

namespace exemplar {

/// What a profile finds where it is told a structure's name alone. A shape carried on from slice to slice is taken for
/// the structure for longer than it goes on; the name alone is not, where it is found by it at all.
class ByName {
public:
    ByName(Engine& engine, const LabelTable& structures);

    /// Asks for what a given slice shows and the profile knows.
    void tryOn(const SliceImage& slice, const LabelImage& given);
    /// Whether the structure (its position in the table) was found by its name on the given slices that show it: their
    /// mean DSC is 0.8 or more. False before any of them was tried.
    bool finds(std::size_t structure) const;
    /// Half of an answer is what the name alone says, unless that is something else, elsewhere than the prompt's shape.
    /// `which`: positions of the prompts that are asked so too.
    void askToo(const SliceImage& slice, const std::vector<Prompt>& prompts, const std::vector<std::size_t>& which,
                std::vector<Answer>& answers) const;

private:
    Engine& m_engine;
    const LabelTable& m_structures;
    std::vector<double> m_dice, m_tried;  ///< sums, by structure
};

}  // namespace exemplar
