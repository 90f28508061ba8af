// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Prompt.h"
#include "core/image/IntensityWindow.h"
#include "core/image/SlicePlane.h"

#include <string>

namespace exemplar {

/// A slice as the engine gets it, with its cache key (empty `scanKey`: not cached).
SliceImage sliceForEngine(const Volume& scan, const std::string& scanKey, const SlicePlane& plane,
                          const IntensityWindow& window, int slice);

}  // namespace exemplar
