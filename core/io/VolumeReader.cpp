// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/VolumeReader.h"

#include "core/base/Error.h"
#include "core/io/DicomSeries.h"
#include "core/io/ItkFile.h"
#include "core/io/NiftiFile.h"

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

Scan readByKind(const fs::path& path, JobControl& control, const ReadOptions& options) {
    std::error_code problem;
    if (!fs::exists(path, problem)) {
        throw Error(ErrorCode::FileNotFound, "There is no file or folder " + path.string() + "; check the path.",
                    {path.string()});
    }
    if (fs::is_directory(path, problem)) {
        return readDicomFolder(path, control, options);
    }
    if (fs::file_size(path, problem) == 0) {
        throw Error(ErrorCode::FileDamaged, path.string() + " is empty; take it from its source again.",
                    {path.string()});
    }
    const std::string name = lowerName(path);
    if (endsWithAny(name, {".nii", ".nii.gz", ".hdr", ".img", ".img.gz", ".hdr.gz"})) {
        return readNifti(path, control, options);
    }
    if (endsWithAny(name, {".nrrd", ".nhdr", ".mha", ".mhd"})) {
        return readItk(path, control, options);
    }
    if (isDicomFile(path)) {
        return readDicomFile(path, control, options);
    }
    throw Error(ErrorCode::FormatUnknown,
                path.string() +
                    " is not a scan this program reads; choose NIfTI (.nii, .nii.gz, .hdr/.img), NRRD, MHA/MHD or a "
                    "DICOM folder.",
                {path.string()});
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
    try {
        Scan scan = readByKind(path, control, options);
        replaceNonFinite(scan);
        return scan;
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

LabelMap readLabelMap(const fs::path& path, JobControl& control) {
    const Scan scan = readScan(path, control);
    std::vector<std::uint16_t> labels(scan.volume.voxels().size());
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const float value = scan.volume.voxels()[i];
        if (!(value >= 0.0F && value <= 65535.0F) || value != std::floor(value)) {
            throw Error(ErrorCode::FormatUnsupported,
                        path.string() + " is not a label map: it holds the value " + std::to_string(value) +
                            "; labels are whole numbers from 0 to 65535.",
                        {path.string()});
        }
        labels[i] = static_cast<std::uint16_t>(value);
    }
    return LabelMap(scan.volume.geometry(), std::move(labels));
}

}  // namespace exemplar
