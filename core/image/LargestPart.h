// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JobControl.h"
#include "core/image/Volume.h"

namespace exemplar {

/// Makes every part of a label but the largest background; parts are connected in space where faces touch. True where
/// something changed. Throws Error(Cancelled).
bool keepLargestPart(LabelMap& labels, std::uint16_t label, JobControl& control);

}  // namespace exemplar
