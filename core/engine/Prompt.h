// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Image2D.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace exemplar {

/// A click, in pixels of the slice as displayed (pixel centres at whole numbers).
struct PromptPoint {
    double x = 0.0;
    double y = 0.0;
    bool positive = true;
};

/// Corners, in pixels of the slice as displayed.
struct PromptBox {
    double x0 = 0.0, y0 = 0.0, x1 = 0.0, y1 = 0.0;
};

/// What is asked of one slice for one structure. Everything is optional; with a profile that knows `label`
/// an otherwise empty prompt asks for that structure by name.
struct Prompt {
    std::uint16_t label = 0;  ///< 0: no structure in particular
    std::vector<PromptPoint> points;
    std::optional<PromptBox> box;
    Image mask;  ///< logits on the slice's grid (> 0 inside), empty for none
};

/// What the model says of one prompt.
struct Answer {
    Image logits;          ///< slice's size; > 0 inside
    double quality = 0.0;  ///< the model's own estimate of the mask's IoU
};

/// One slice as the model gets it: windowed to 0..1, in display orientation.
struct SliceImage {
    Image pixels;
    double spacingX = 1.0, spacingY = 1.0;  ///< mm
    /// Names scan, axis, slice and window; equal keys mean equal pixels. Empty: not cached.
    std::string key;
};

}  // namespace exemplar
