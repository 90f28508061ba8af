// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Engine.h"

#include <functional>
#include <vector>

namespace exemplar {

/// What a profile finds where it is told a structure's name alone. A shape carried on from slice to slice is taken for
/// the structure for longer, or given up earlier, than it goes on; the name alone is not, where it is found by it.
class ByName {
public:
    ByName(Engine& engine, const LabelTable& structures);

    /// Asks for what a given slice shows and the profile knows.
    void tryOn(const SliceImage& slice, const LabelImage& given);
    /// Whether the structure (its position in the table) was found by its name on the given slices that show it: their
    /// mean DSC is 0.8 or more. False before any of them was tried.
    bool finds(std::size_t structure) const;
    /// Logits of what the names alone tell, by structure; empty where `which` is false.
    std::vector<Image> tell(const SliceImage& slice, const std::vector<bool>& which) const;

    /// What the names tell of structures that are carried from slice to slice.
    struct Trail {
        std::vector<bool> goesOn;  ///< by structure: found by its name where it was expected
        std::vector<Image> told;   ///< logits; empty where it is not asked or, for this slice alone, is lost
    };
    /// Follows all that are found by name. `expected`: by structure, signed distance of the shape carried here, inside
    /// above 0; empty: not expected. `next`: the slice after this one, asked where a name is lost here; may be empty.
    Trail follow(const SliceImage& slice, const std::function<SliceImage()>& next,
                 const std::vector<Image>& expected) const;

private:
    Engine& m_engine;
    const LabelTable& m_structures;
    std::vector<double> m_dice, m_tried;  ///< sums, by structure
};

/// Whether what is found by a name (logits) is this shape, and not something else elsewhere, or nothing.
bool foundAt(const Image& told, const Mask& shape);
/// Makes what the name alone says half of an answer (both logits), unless it is something else, elsewhere than the
/// shape that was asked about (may be empty).
void heedName(const Image& told, const Mask& shape, Image& answer);

}  // namespace exemplar
