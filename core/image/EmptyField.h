// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Image2D.h"
#include "core/image/Volume.h"

#include <optional>

namespace exemplar {

/// What fills the field around the body where something does: the value of the corners, if a tenth of the voxels has it
/// exactly. Scans that were normalised have another one than 0.
std::optional<float> emptyField(const Volume& volume);

/// Labels in the field become background: where the slice (not windowed) has exactly that value, as far as such pixels
/// are joined with its border.
void clearField(const Image& slice, float field, LabelImage& labels);

}  // namespace exemplar
