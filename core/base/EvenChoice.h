// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace exemplar {

/// `most` of the positions 0 to count - 1, at even distances from each other and half of that from both ends; all
/// where there are no more.
inline std::vector<std::size_t> evenChoice(std::size_t count, std::size_t most) {
    std::vector<std::size_t> chosen(std::min(most, count));
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        chosen[i] = (2 * i + 1) * count / (2 * chosen.size());
    }
    return chosen;
}

}  // namespace exemplar
