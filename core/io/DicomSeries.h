// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/DicomFile.h"
#include "core/io/VolumeReader.h"

namespace exemplar {

/// One series of a DICOM folder: pictures of one size and direction.
struct DicomSeries {
    std::string uid;
    std::string description, modality, date;
    int columns = 0, rows = 0;
    int slices = 0;                            ///< places along the normal
    int volumes = 1;                           ///< pictures at each place (times, echoes)
    std::vector<std::filesystem::path> files;  ///< in the order of the slices
    std::vector<DicomFrame> frames;            ///< volume after volume, each from the first slice to the last
    std::vector<std::string> oddities;         ///< missing slices, gantry tilt, several frames: one sentence each
    bool complete = true;                      ///< no slice missing, positions known
    bool colour = false, mosaic = false;       ///< cannot be read as a scan
};

/// Image series below a folder (folders within are searched too). Files that are not DICOM pictures are left out.
/// Throws Error(FormatUnknown) where there is none, Error(FileUnreadable, Cancelled).
std::vector<DicomSeries> listSeries(const std::filesystem::path& folder, JobControl& control);

/// See readScan().
Scan readDicomFolder(const std::filesystem::path& folder, JobControl& control, const ReadOptions& options);
Scan readDicomFile(const std::filesystem::path& path, JobControl& control, const ReadOptions& options);

}  // namespace exemplar
