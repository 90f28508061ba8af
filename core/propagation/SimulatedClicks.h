// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Prompt.h"
#include "core/image/Volume.h"

#include <map>
#include <vector>

namespace exemplar {

/// What an annotator would click who knows the truth: the centre of every connected part of every label, on every
/// Nth labelled slice (counted from the first). Displayed pixels, one prompt per label and slice.
std::map<int, std::vector<Prompt>> simulateClicks(const LabelMap& truth, Axis axis, int every);

}  // namespace exemplar
