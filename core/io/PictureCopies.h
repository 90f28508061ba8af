// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JobControl.h"
#include "core/io/DicomFile.h"

namespace exemplar {

/// Whether two pictures hold the same values. Reads both; pictures that cannot be read are not the same.
bool samePicture(const DicomFrame& a, const DicomFrame& b);

/// Removes copies of pictures with the same SOP Instance UID, place and pixels; returns how many. Pictures that share
/// only the UID (a faulty anonymiser) stay. Throws Error(Cancelled).
std::size_t dropCopies(std::vector<DicomFrame>& frames, JobControl& control);

}  // namespace exemplar
