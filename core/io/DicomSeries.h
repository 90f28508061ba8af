// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"
#include "core/io/DicomFile.h"
#include "core/io/VolumeReader.h"

namespace exemplar {

/// Pictures of a DICOM folder that make one grid: a series, or one of its stacks (directions, sizes) or of its volumes
/// that cover another part of the body.
struct DicomSeries {
    std::string id;     ///< for ReadOptions::series: the UID where no other group has it, else "UID@axial-256x256"
    std::string uid;    ///< Series Instance UID; empty where the files have none
    std::string label;  ///< what sets the group apart in its series: "coronal, tilted 12 degrees"; empty where alone
    std::string description;  ///< with the label in brackets
    std::string modality, date, number;
    int columns = 0, rows = 0;
    int slices = 0;                            ///< places along the normal
    int volumes = 1;                           ///< pictures at each place (times, echoes)
    std::vector<std::string> volumeNames;      ///< what each volume is: "echo time 4.6 ms"; empty for a single one
    std::vector<std::filesystem::path> files;  ///< in the order of the slices
    std::vector<DicomFrame> frames;            ///< volume after volume, each from the first slice to the last
    std::vector<std::string> oddities;         ///< missing slices, gantry tilt, several frames: one sentence each
    bool complete = true;                      ///< can be read as it is
    bool gaps = false;                         ///< refused for missing or uneven slices only: ReadOptions::allowGaps
    ErrorCode fault = ErrorCode::SeriesIncomplete;  ///< of a series that is not complete, with
    std::string reason;                             ///< one of the oddities
    bool colour = false, mosaic = false;            ///< cannot be read as a scan
    std::string compression;                        ///< of the pixels, where it is not read
    bool onePlace = false;                          ///< all slices at one place, in the order of their numbers
    bool inverted = false;                          ///< MONOCHROME1: read so that high values are bright
    bool parametricMap = false;
};

/// Image series below a folder (folders within are searched too). Files that are not DICOM pictures are left out.
/// Throws Error(FormatUnknown) where there is none, Error(FileUnreadable, Cancelled).
std::vector<DicomSeries> listSeries(const std::filesystem::path& folder, JobControl& control);

/// The series of some files. Throws Error(Cancelled).
std::vector<DicomSeries> seriesOf(const std::vector<std::filesystem::path>& files, JobControl& control);

/// See readScan().
Scan readDicomFolder(const std::filesystem::path& folder, JobControl& control, const ReadOptions& options);
Scan readDicomFile(const std::filesystem::path& path, JobControl& control, const ReadOptions& options);

}  // namespace exemplar
