// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/VolumeReader.h"

namespace exemplar {

/// What a file of labels holds: exact below 2^53.
struct StoredValues {
    Geometry geometry;
    std::vector<double> values;
    ScanInfo info;
    std::vector<std::string> notes;
};

}  // namespace exemplar
