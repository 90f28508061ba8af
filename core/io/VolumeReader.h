// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JobControl.h"
#include "core/image/ConformLabels.h"
#include "core/image/Volume.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace exemplar {

struct ReadOptions {
    std::string series;  ///< of a DICOM folder: DicomSeries::id, or a UID that only one series has; empty: the only one
    int frame = 0;       ///< which volume of a 4D file or series, from 0
    /// Slices that are missing or unevenly spaced are computed on the finest regular grid instead of refused.
    bool allowGaps = false;
    /// What the user states; else the file's metadata, else the intensities decide.
    std::optional<Modality> modality = std::nullopt;
};

/// Where the modality is known from.
enum class ModalitySource { Stated, Metadata, Intensities };

/// What the file says of itself. Size, spacing and orientation are the volume's Geometry.
struct ScanInfo {
    std::string format;                  ///< "NIfTI-1", "NIfTI-2", "Analyze 7.5", "NRRD", "MetaImage", "DICOM"
    std::string pixelType;               ///< as stored: "INT16", "short", ...
    int volumes = 1;                     ///< of a 4D file or series
    int qformCode = -1, sformCode = -1;  ///< NIfTI only
    std::string description;             ///< series description, where there is one
    std::string seriesUid;               ///< DICOM only, as are:
    std::string modality;                ///< "CT", "MR", "PT", ... of any format; empty: not known, taken as not CT
    std::string date;                    ///< of the study, YYYYMMDD; DICOM only
    std::string series;                  ///< DicomSeries::id
    ModalitySource modalitySource = ModalitySource::Intensities;  ///< the user, the file's metadata, or a guess
    /// One sentence where the file contradicts itself on voxel size or place (NIfTI: sform, qform, pixdim), so that mm
    /// and ml are to be checked; it stands in Scan::notes too. Empty: no doubt.
    std::string geometryDoubt = {};
    std::vector<std::string> volumeNames = {};  ///< what each of several volumes is, where the file states it
};

struct Scan {
    Volume volume;
    ScanInfo info;
    std::vector<std::string> notes;  ///< choices made while reading, one plain sentence each
    std::vector<int> madeUpSlices;   ///< third indices of slices that were interpolated (ReadOptions::allowGaps)
};

/// Reads a scan: NIfTI-1/2 (.nii, .nii.gz, .hdr/.img) with its whole affine (see niftiGeometry()), NRRD and MetaImage
/// (readItk()), a folder or file of DICOM through DCMTK. Intensities in HU or as scaled; of 4D files one volume; NaN
/// and infinities become the smallest finite value (both noted). Sizes that a header promises are held against the file
/// before memory is taken. Throws Error(FileNotFound, FileUnreadable, FileDamaged, FormatUnknown, FormatUnsupported,
/// SeriesAmbiguous, SeriesIncomplete, SeriesUneven, OutOfRange, OutOfMemory, Cancelled), each naming the file and the
/// remedy.
Scan readScan(const std::filesystem::path& path, JobControl& control, const ReadOptions& options = {});

/// Reads a label map from the same formats, exactly: its values do not go through float (but for DICOM, where those
/// beyond 2^24 are refused all the same). Values within 1e-3 of whole numbers are rounded; see readNiftiValues() for
/// scaled files and for channels. Of other files with several volumes `frame` names the one to read; for a file with
/// one it does not count. What was assumed is added to `notes`.
/// Throws also Error(FormatUnsupported) with the value where one is not a whole number 0..65535, and for several
/// volumes without `frame`.
LabelMap readLabelMap(const std::filesystem::path& path, JobControl& control, std::optional<int> frame = std::nullopt,
                      std::vector<std::string>* notes = nullptr);

}  // namespace exemplar
