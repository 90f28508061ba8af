// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Image2D.h"

#include <map>

namespace exemplar {

/// DSC of one label over slices by number; `truth` has all of `mine`'s.
inline double diceOf(const std::map<int, LabelImage>& truth, const std::map<int, LabelImage>& mine,
                     std::uint16_t label) {
    double both = 0, sizes = 0;
    for (const auto& [slice, labels] : mine) {
        for (std::size_t i = 0; i < labels.size(); ++i) {
            const bool here = labels.pixels()[i] == label, there = truth.at(slice).pixels()[i] == label;
            both += here && there;
            sizes += here + there;
        }
    }
    return 2 * both / sizes;
}

}  // namespace exemplar
