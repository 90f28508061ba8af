// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/DicomFile.h"

namespace exemplar {

/// A volume named by what it is: "echo time 4.6 ms", "temporal position 3", "trigger time 20 to 22 ms".
std::string markWords(VolumeMark mark, const MarkValue& low, const MarkValue& high);

}  // namespace exemplar
