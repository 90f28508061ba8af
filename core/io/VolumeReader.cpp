// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/VolumeReader.h"

#include "core/base/Error.h"
#include "core/io/DicomSeries.h"
#include "core/io/ItkFile.h"
#include "core/io/LabelValues.h"
#include "core/io/NiftiFile.h"
#include "core/io/ScanModality.h"

#include <algorithm>
#include <cmath>
#include <new>
#include <sstream>

namespace exemplar {
namespace fs = std::filesystem;
namespace {

std::string lowerName(const fs::path& path) {
    std::string name = path.filename().string();
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return name;
}

bool endsWithAny(const std::string& name, std::initializer_list<const char*> endings) {
    return std::any_of(endings.begin(), endings.end(), [&](const char* ending) { return name.ends_with(ending); });
}

enum class Kind { DicomFolder, DicomFile, Nifti, Itk };

Kind kindOf(const fs::path& path) {
    std::error_code problem;
    if (!fs::exists(path, problem)) {
        throw Error(ErrorCode::FileNotFound, "There is no file or folder " + path.string() + "; check the path.",
                    {path.string()});
    }
    if (fs::is_directory(path, problem)) {
        return Kind::DicomFolder;
    }
    if (fs::file_size(path, problem) == 0) {
        throw Error(ErrorCode::FileDamaged, path.string() + " is empty; take it from its source again.",
                    {path.string()});
    }
    const std::string name = lowerName(path);
    if (isNiftiName(path)) {
        return Kind::Nifti;
    }
    if (endsWithAny(name, {".nrrd", ".nhdr", ".mha", ".mhd"})) {
        return Kind::Itk;
    }
    if (isDicomFile(path)) {
        return Kind::DicomFile;
    }
    if (endsWithAny(name, {".mgz", ".mgh"})) {
        throw Error(ErrorCode::FormatUnknown,
                    path.string() +
                        " is a FreeSurfer volume (MGH), which is not read; convert it to NIfTI with "
                        "mri_convert first.",
                    {path.string()});
    }
    throw Error(ErrorCode::FormatUnknown,
                path.string() +
                    " is not a scan this program reads; choose NIfTI (.nii, .nii.gz, .hdr/.img), NRRD, MHA/MHD or a "
                    "DICOM folder.",
                {path.string()});
}

Scan readByKind(const fs::path& path, JobControl& control, const ReadOptions& options) {
    switch (kindOf(path)) {
        case Kind::DicomFolder:
            return readDicomFolder(path, control, options);
        case Kind::DicomFile:
            return readDicomFile(path, control, options);
        case Kind::Nifti:
            return readNifti(path, control, options);
        case Kind::Itk:
            break;
    }
    return readItk(path, control, options);
}

StoredValues dicomValues(const fs::path& path, JobControl& control, std::optional<int> frame) {
    Scan scan = readByKind(path, control, {});
    if (scan.info.volumes > 1 && !frame) {
        throw Error(ErrorCode::FormatUnsupported,
                    path.string() + " holds " + std::to_string(scan.info.volumes) +
                        " volumes, and a label map is one; name one of them with --frame, or store one in a file.",
                    {path.string()});
    }
    if (scan.info.volumes > 1 && *frame != 0) {
        ReadOptions options;
        options.frame = *frame;
        scan = readByKind(path, control, options);
    }
    return {scan.volume.geometry(),
            {scan.volume.voxels().begin(), scan.volume.voxels().end()},
            std::move(scan.info),
            std::move(scan.notes)};
}

StoredValues valuesOf(const fs::path& path, JobControl& control, std::optional<int> frame) {
    switch (kindOf(path)) {
        case Kind::Nifti:
            return readNiftiValues(path, control, frame);
        case Kind::Itk:
            return readItkValues(path, control, frame);
        case Kind::DicomFolder:
        case Kind::DicomFile:
            break;
    }
    return dicomValues(path, control, frame);
}

/// Runs a reader; what the system throws becomes an Error that names the file.
template <typename Read>
auto reading(const fs::path& path, const Read& read) {
    try {
        return read();
    } catch (const std::bad_alloc&) {
        throw Error(
            ErrorCode::OutOfMemory,
            path.string() + " is too large for this machine's memory; close other programs or use a smaller scan.",
            {path.string()});
    } catch (const fs::filesystem_error& problem) {
        throw Error(ErrorCode::FileUnreadable,
                    "Cannot read " + path.string() + " (" + problem.code().message() + "); check permissions.",
                    {path.string()});
    }
}

void replaceNonFinite(Scan& scan) {
    auto& voxels = scan.volume.voxels();
    float smallest = std::numeric_limits<float>::max();
    std::size_t odd = 0;
    for (float value : voxels) {
        if (std::isfinite(value)) {
            smallest = std::min(smallest, value);
        } else {
            ++odd;
        }
    }
    if (odd == 0) {
        return;
    }
    const float fill = odd == voxels.size() ? 0.0F : smallest;
    for (float& value : voxels) {
        value = std::isfinite(value) ? value : fill;
    }
    std::ostringstream note;
    note << odd << " voxels were not numbers (NaN or infinite) and were set to the smallest value, " << fill << ".";
    scan.notes.push_back(note.str());
}

}  // namespace

Scan readScan(const fs::path& path, JobControl& control, const ReadOptions& options) {
    return reading(path, [&] {
        Scan scan = readByKind(path, control, options);
        replaceNonFinite(scan);
        settleModality(scan, path, options);
        return scan;
    });
}

LabelMap readLabelMap(const fs::path& path, JobControl& control, std::optional<int> frame,
                      std::vector<std::string>* notes) {
    return reading(path, [&] {
        StoredValues stored = valuesOf(path, control, frame);
        LabelMap labels = labelsFrom(stored, path);
        if (notes != nullptr) {
            notes->insert(notes->end(), stored.notes.begin(), stored.notes.end());
        }
        return labels;
    });
}

}  // namespace exemplar
