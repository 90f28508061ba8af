// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Image2D.h"
#include "core/io/DicomSeries.h"

namespace exemplar {

/// The middle picture of a series, 0..1 between its 1st and 99th percentile, at most `longest` pixels a side and in the
/// proportions of its pixels. Reads one file. Throws Error(FileDamaged, FormatUnsupported).
Image thumbnail(const DicomSeries& series, int longest);

}  // namespace exemplar
