// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Volume.h"
#include "core/io/StoredValues.h"

namespace exemplar {

/// The label map of a file's values. Values within 1e-3 of a whole number are rounded and NaN is background; both are
/// added to `stored.notes`. Throws Error(FormatUnsupported) with the value that shows best why: one that is not whole,
/// else the largest above 65535, else the smallest negative one.
LabelMap labelsFrom(StoredValues& stored, const std::filesystem::path& path);

}  // namespace exemplar
