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
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return name;
}

bool endsWithAny(const std::string& name, std::initializer_list<const char*> endings) {
    return std::any_of(endings.begin(), endings.end(), [&](const char* ending) { return name.ends_with(ending); });
}

Scan readByKind(const fs::path& path, JobControl& control, const ReadOptions& options) {
    std::error_code problem;
    if (!fs::exists(path, problem)) {
        throw Error(ErrorCode::FileNotFound, "There is no file or folder " + path.string() + "; check the path.", {path.string()});
    }
    if (fs::is_directory(path, problem)) {
        return readDicomFolder(path, control, options);
    }
    if (fs::file_size(path, problem) == 0) {
        throw Error(ErrorCode::FileDamaged, path.string() + " is empty; take it from its source again.", {path.string()});
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
                path.string() + " is not a scan this program reads; choose NIfTI (.nii, .nii.gz, .hdr/.img), NRRD, MHA/MHD or a DICOM folder.",
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
        throw Error(ErrorCode::OutOfMemory, path.string() + " is too large for this machine's memory; close other programs or use a smaller scan.", {path.string()});
    } catch (const fs::filesystem_error& problem) {
        throw Error(ErrorCode::FileUnreadable, "Cannot read " + path.string() + " (" + problem.code().message() + "); check permissions.", {path.string()});
    }
}

LabelMap readLabelMap(const fs::path& path, JobControl& control) {
    const Scan scan = readScan(path, control);
    std::vector<std::uint16_t> labels(scan.volume.voxels().size());
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const float value = scan.volume.voxels()[i];
        if (!(value >= 0.0F && value <= 65535.0F) || value != std::floor(value)) {
            throw Error(ErrorCode::FormatUnsupported,
                        path.string() + " is not a label map: it holds the value " + std::to_string(value) + "; labels are whole numbers from 0 to 65535.",
                        {path.string()});
        }
        labels[i] = static_cast<std::uint16_t>(value);
    }
    return LabelMap(scan.volume.geometry(), std::move(labels));
}

LabelMap conformTo(const LabelMap& labels, const Geometry& scan, const std::string& file) {
    const Geometry& own = labels.geometry();
    if (own.sameGrid(scan)) {
        return LabelMap(scan, labels.labels());
    }
    // An axis permutation or flip: both grids' anatomical axes map one to one.
    std::array<int, 3> from{};   // storage axis of `own` for each storage axis of `scan`
    std::array<bool, 3> flip{};
    bool sizesFit = true;
    for (Axis axis : {Axis::Sagittal, Axis::Coronal, Axis::Axial}) {
        const int target = scan.storageAxis(axis);
        from[target] = own.storageAxis(axis);
        flip[target] = own.storageSign(axis) != scan.storageSign(axis);
        sizesFit = sizesFit && own.dims()[from[target]] == scan.dims()[target];
    }
    std::array<Vector3, 3> matrix{};
    Vector3 corner{};
    for (int target = 0; target < 3; ++target) {
        corner[from[target]] = flip[target] ? own.dims()[from[target]] - 1 : 0;
        for (int row = 0; row < 3; ++row) {
            matrix[row][target] = own.matrix()[row][from[target]] * (flip[target] ? -1.0 : 1.0);
        }
    }
    if (!sizesFit || !Geometry(scan.dims(), matrix, own.toLps(corner)).sameGrid(scan, 0.05)) {
        std::ostringstream text;
        text << file << " does not lie on the scan's grid: it has " << own.dims()[0] << " x " << own.dims()[1] << " x " << own.dims()[2]
             << " voxels (" << own.orientation() << "), the scan " << scan.dims()[0] << " x " << scan.dims()[1] << " x " << scan.dims()[2] << " ("
             << scan.orientation() << "), or another position; resample it to the scan first.";
        throw Error(ErrorCode::GeometryMismatch, text.str(), {file});
    }
    LabelMap result(scan);
    const Index3& dims = scan.dims();
    for (int k = 0; k < dims[2]; ++k) {
        for (int j = 0; j < dims[1]; ++j) {
            for (int i = 0; i < dims[0]; ++i) {
                const Index3 to{i, j, k};
                Index3 source{};
                for (int axis = 0; axis < 3; ++axis) {
                    source[from[axis]] = flip[axis] ? dims[axis] - 1 - to[axis] : to[axis];
                }
                result.labels()[result.offset(to)] = labels.labels()[labels.offset(source)];
            }
        }
    }
    return result;
}

}  // namespace exemplar
