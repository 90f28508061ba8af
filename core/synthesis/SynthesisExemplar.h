// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Image2D.h"

namespace exemplar {

/// A labelled picture to draw samples from, or (with empty labels) an unlabelled one to paste on. All of one set have
/// the same size. The slice fills the left-top validWidth x validHeight part, the rest is padding.
struct SynthesisExemplar {
    Image image;  ///< windowed, 0..1
    LabelImage labels;
    int validWidth = 0, validHeight = 0;
};

}  // namespace exemplar
