// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/VolumeReader.h"

namespace exemplar {

/// One series of a DICOM folder.
struct DicomSeries {
    std::string uid;
    std::string description, modality, date;
    int columns = 0, rows = 0;
    std::vector<std::filesystem::path> files;  ///< in the order of the slices
    std::vector<std::string> oddities;         ///< missing slices, gantry tilt, several frames: one sentence each
    bool complete = true;                      ///< no slice missing, positions known
};

/// Image series below a folder (folders within are searched too). Files that are not DICOM pictures are left out.
/// Throws Error(FormatUnknown) where there is none, Error(Cancelled).
std::vector<DicomSeries> listSeries(const std::filesystem::path& folder, JobControl& control);

bool isDicomFile(const std::filesystem::path& path);
/// See readScan().
Scan readDicomFolder(const std::filesystem::path& folder, JobControl& control, const ReadOptions& options);
Scan readDicomFile(const std::filesystem::path& path, JobControl& control, const ReadOptions& options);

}  // namespace exemplar
