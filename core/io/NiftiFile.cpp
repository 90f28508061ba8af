// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/NiftiFile.h"

#include "core/base/Error.h"
#include "core/io/StoredBytes.h"

#include <nifti2_io.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstring>
#include <memory>

namespace exemplar {
namespace fs = std::filesystem;
namespace {

[[noreturn]] void damaged(const fs::path& path, const std::string& why) {
    throw Error(ErrorCode::FileDamaged,
                path.string() + " is not a whole NIfTI file (" + why + "); take it from its source or a backup again.",
                {path.string(), why});
}

[[noreturn]] void unsupported(const fs::path& path, const std::string& why) {
    throw Error(ErrorCode::FormatUnsupported, path.string() + " " + why, {path.string()});
}

using ImagePointer = std::unique_ptr<nifti_image, void (*)(nifti_image*)>;

ImagePointer openHeader(const fs::path& path) {
    nifti_set_debug_level(0);
    ImagePointer image(nifti_image_read(path.c_str(), 0), &nifti_image_free);
    if (!image) {
        damaged(path, "its header cannot be read");
    }
    return image;
}

/// Bytes of one volume and their place in the data file, all within sane bounds.
struct Extent {
    fs::path file;
    std::uint64_t offset = 0, bytes = 0;
};

Extent extentOf(const fs::path& path, const nifti_image& image, int frame) {
    if (image.ndim < 1 || image.ndim > 7 || image.nbyper < 1 || image.nbyper > 64) {
        damaged(path, "its header makes no sense");
    }
    double all = image.nbyper;
    std::uint64_t volume = static_cast<std::uint64_t>(image.nbyper);
    for (int d = 1; d <= image.ndim; ++d) {
        if (image.dim[d] < 1 || image.dim[d] > 1'000'000) {
            damaged(path, "its size is impossible");
        }
        all *= static_cast<double>(image.dim[d]);
        volume *= d <= 3 ? static_cast<std::uint64_t>(image.dim[d]) : 1U;
    }
    if (image.iname == nullptr || !fs::exists(image.iname)) {
        throw Error(ErrorCode::FileNotFound,
                    path.string() + " has no data file beside it; put the .img file into the same folder.",
                    {path.string()});
    }
    if (image.iname_offset < 0 || image.iname_offset > 1'000'000'000 || all > 1e15) {
        damaged(path, "its header makes no sense");
    }
    return {image.iname, static_cast<std::uint64_t>(image.iname_offset) + volume * static_cast<std::uint64_t>(frame),
            volume};
}

Geometry geometryFrom(const nifti_image& image, const nifti_dmat44& ras) {
    std::array<Vector3, 3> matrix{};
    Vector3 origin{};
    for (int row = 0; row < 3; ++row) {
        const double sign = row < 2 ? -1.0 : 1.0;  // RAS -> LPS
        for (int column = 0; column < 3; ++column) {
            matrix[row][column] = sign * ras.m[row][column];
        }
        origin[row] = sign * ras.m[row][3];
    }
    const auto length = [&](int d) { return d <= image.ndim ? static_cast<int>(image.dim[d]) : 1; };
    return Geometry({length(1), length(2), length(3)}, matrix, origin);
}

bool usable(const Geometry& geometry) {
    double box = 1.0;
    for (int axis = 0; axis < 3; ++axis) {
        const double step = geometry.spacing()[axis];
        if (!std::isfinite(step) || !(step > 0.0) || !std::isfinite(geometry.origin()[axis])) {
            return false;
        }
        box *= step;
    }
    return geometry.voxelVolume() > 1e-3 * box;
}

Geometry geometryOf(const fs::path& path, const nifti_image& image, std::vector<std::string>& notes) {
    if (image.sform_code > 0) {
        const Geometry geometry = geometryFrom(image, image.sto_xyz);
        if (usable(geometry)) {
            return geometry;
        }
        notes.push_back("The file's sform is not a usable orientation; " +
                        std::string(image.qform_code > 0 ? "its qform was taken." : "it was left out."));
    }
    if (image.qform_code <= 0) {
        notes.push_back(
            "The file has no orientation (qform and sform codes are 0); its axes are taken as right, anterior, "
            "superior.");
    }
    const Geometry geometry = geometryFrom(image, image.qto_xyz);  // holds pixdim where no code is set
    if (!usable(geometry)) {
        damaged(path, "its voxel size or orientation is impossible");
    }
    return geometry;
}

template <typename T>
void convert(const void* data, std::vector<float>& out, double slope, double intercept) {
    const T* values = static_cast<const T*>(data);
    if (slope == 1.0 && intercept == 0.0) {
        std::transform(values, values + out.size(), out.begin(), [](T value) { return static_cast<float>(value); });
    } else {
        std::transform(values, values + out.size(), out.begin(),
                       [=](T value) { return static_cast<float>(static_cast<double>(value) * slope + intercept); });
    }
}

void requireGreyValues(const fs::path& path, const nifti_image& image) {
    switch (image.datatype) {
        case DT_UINT8:
        case DT_INT8:
        case DT_INT16:
        case DT_UINT16:
        case DT_INT32:
        case DT_UINT32:
        case DT_INT64:
        case DT_UINT64:
        case DT_FLOAT32:
        case DT_FLOAT64:
            return;
        case DT_RGB24:
        case DT_RGBA32:
            unsupported(path, "is a colour picture, not a scan; convert it to grey values first.");
        case DT_COMPLEX64:
        case DT_COMPLEX128:
        case DT_COMPLEX256:
            unsupported(path, "holds complex numbers; export its magnitude first.");
        default:
            unsupported(path, std::string("stores voxels as ") + nifti_datatype_string(image.datatype) +
                                  ", which is not read; convert it to int16 or float32 first.");
    }
}

void convertVoxels(const nifti_image& image, const void* data, std::vector<float>& out) {
    const bool scaled = image.scl_slope != 0.0 && std::isfinite(image.scl_slope) && std::isfinite(image.scl_inter);
    const double slope = scaled ? image.scl_slope : 1.0;
    const double intercept = scaled ? image.scl_inter : 0.0;
    switch (image.datatype) {
        case DT_UINT8:
            return convert<std::uint8_t>(data, out, slope, intercept);
        case DT_INT8:
            return convert<std::int8_t>(data, out, slope, intercept);
        case DT_INT16:
            return convert<std::int16_t>(data, out, slope, intercept);
        case DT_UINT16:
            return convert<std::uint16_t>(data, out, slope, intercept);
        case DT_INT32:
            return convert<std::int32_t>(data, out, slope, intercept);
        case DT_UINT32:
            return convert<std::uint32_t>(data, out, slope, intercept);
        case DT_INT64:
            return convert<std::int64_t>(data, out, slope, intercept);
        case DT_UINT64:
            return convert<std::uint64_t>(data, out, slope, intercept);
        case DT_FLOAT32:
            return convert<float>(data, out, slope, intercept);
        case DT_FLOAT64:
            return convert<double>(data, out, slope, intercept);
        default:
            return;  // refused by requireGreyValues()
    }
}

}  // namespace

bool isNiftiName(const fs::path& path) {
    std::string name = path.filename().string();
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    for (const char* ending : {".nii", ".nii.gz", ".hdr", ".img", ".hdr.gz", ".img.gz"}) {
        if (name.ends_with(ending)) {
            return true;
        }
    }
    return false;
}

Scan readNifti(const fs::path& path, JobControl& control, const ReadOptions& options) {
    control.report(0.0, "Reading " + path.filename().string());
    const ImagePointer image = openHeader(path);
    const Extent extent = extentOf(path, *image, options.frame);
    requireGreyValues(path, *image);
    std::int64_t volumes = 1;
    for (int d = 4; d <= image->ndim; ++d) {
        volumes *= image->dim[d];
    }
    if (options.frame < 0 || options.frame >= volumes) {
        throw Error(ErrorCode::OutOfRange,
                    path.string() + " has no volume " + std::to_string(options.frame) + "; it has 0 to " +
                        std::to_string(volumes - 1) + ".",
                    {path.string()});
    }
    Scan scan;
    Geometry geometry = geometryOf(path, *image, scan.notes);
    // niftilib's own loader would turn NaN into 0 without a word, and leaves a gzip checksum unread.
    std::vector<unsigned char> bytes = readStoredBytes(extent.file, extent.offset, extent.bytes, control);
    if (image->swapsize > 1 && image->byteorder != nifti_short_order()) {
        nifti_swap_Nbytes(static_cast<std::int64_t>(bytes.size()) / image->swapsize, image->swapsize, bytes.data());
    }
    std::vector<float> voxels(geometry.voxelCount());
    convertVoxels(*image, bytes.data(), voxels);
    if (volumes > 1) {
        scan.notes.push_back("The file holds " + std::to_string(volumes) + " volumes; number " +
                             std::to_string(options.frame) + " (from 0) was read.");
    }
    scan.volume = Volume(std::move(geometry), std::move(voxels));
    scan.info.format = image->nifti_type == NIFTI_FTYPE_NIFTI2_1 || image->nifti_type == NIFTI_FTYPE_NIFTI2_2
                           ? "NIfTI-2"
                       : image->nifti_type == NIFTI_FTYPE_ANALYZE ? "Analyze 7.5"
                                                                  : "NIfTI-1";
    scan.info.pixelType = nifti_datatype_string(image->datatype);
    scan.info.volumes = static_cast<int>(volumes);
    scan.info.qformCode = image->qform_code;
    scan.info.sformCode = image->sform_code;
    scan.info.description = std::string(image->descrip, strnlen(image->descrip, sizeof image->descrip));
    control.report(1.0, "Reading " + path.filename().string());
    return scan;
}

}  // namespace exemplar
