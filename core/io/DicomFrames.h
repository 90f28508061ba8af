// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/DicomFile.h"
#include "core/io/DicomText.h"

namespace exemplar {

/// The pictures of a data set: place, scaling and what distinguishes them. From the data set itself, the functional
/// groups of enhanced files, or the detectors of nuclear medicine (PS3.3 C.7.6.16, C.8.4.11, C.8.4.15).
std::vector<DicomFrame> framesOf(DcmItem& data, const std::filesystem::path& path);

/// Image types beyond the first two values ("M\FFE"), which name what a picture shows.
std::string imageKind(const std::string& imageType);

}  // namespace exemplar
