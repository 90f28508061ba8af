// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/NiftiFile.h"

#include "core/base/Error.h"

#include <nifti2_io.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>

namespace exemplar {
namespace fs = std::filesystem;
namespace {

[[noreturn]] void damaged(const fs::path& path, const std::string& why) {
    throw Error(ErrorCode::FileDamaged, path.string() + " is not a whole NIfTI file (" + why + "); take it from its source or a backup again.",
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

/// What a header promises must be able to come out of the file, before memory is taken for it.
void checkSize(const fs::path& path, const nifti_image& image) {
    double bytes = image.nbyper;
    for (int d = 1; d <= std::clamp<int>(static_cast<int>(image.ndim), 0, 7); ++d) {
        if (image.dim[d] < 1 || image.dim[d] > 1'000'000) {
            damaged(path, "its size is impossible");
        }
        bytes *= static_cast<double>(image.dim[d]);
    }
    const fs::path data(image.iname != nullptr ? image.iname : path.c_str());
    std::error_code problem;
    const auto held = fs::file_size(data, problem);
    if (problem) {
        damaged(path, "its data file " + data.filename().string() + " is missing");
    }
    const bool zipped = nifti_is_gzfile(image.iname) != 0;
    const double most = zipped ? 1100.0 * static_cast<double>(held) : static_cast<double>(held) - static_cast<double>(image.iname_offset);
    if (bytes > most) {
        damaged(path, "its header promises more voxels than the file holds");
    }
}

Geometry geometryOf(const nifti_image& image, bool& fromHeader) {
    const bool useSform = image.sform_code > 0;
    fromHeader = useSform || image.qform_code > 0;
    const nifti_dmat44& ras = useSform ? image.sto_xyz : image.qto_xyz;  // qto holds pixdim where no code is set
    std::array<Vector3, 3> matrix{};
    Vector3 origin{};
    for (int row = 0; row < 3; ++row) {
        const double sign = row < 2 ? -1.0 : 1.0;  // RAS -> LPS
        for (int column = 0; column < 3; ++column) {
            matrix[row][column] = sign * ras.m[row][column];
        }
        origin[row] = sign * ras.m[row][3];
    }
    return Geometry({static_cast<int>(image.nx), static_cast<int>(std::max<std::int64_t>(1, image.ny)), static_cast<int>(std::max<std::int64_t>(1, image.nz))},
                    matrix, origin);
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

void convertBrick(const fs::path& path, const nifti_image& image, const void* data, std::vector<float>& out) {
    const bool scaled = image.scl_slope != 0.0 && std::isfinite(image.scl_slope) && std::isfinite(image.scl_inter);
    const double slope = scaled ? image.scl_slope : 1.0;
    const double intercept = scaled ? image.scl_inter : 0.0;
    switch (image.datatype) {
        case DT_UINT8: return convert<std::uint8_t>(data, out, slope, intercept);
        case DT_INT8: return convert<std::int8_t>(data, out, slope, intercept);
        case DT_INT16: return convert<std::int16_t>(data, out, slope, intercept);
        case DT_UINT16: return convert<std::uint16_t>(data, out, slope, intercept);
        case DT_INT32: return convert<std::int32_t>(data, out, slope, intercept);
        case DT_UINT32: return convert<std::uint32_t>(data, out, slope, intercept);
        case DT_INT64: return convert<std::int64_t>(data, out, slope, intercept);
        case DT_UINT64: return convert<std::uint64_t>(data, out, slope, intercept);
        case DT_FLOAT32: return convert<float>(data, out, slope, intercept);
        case DT_FLOAT64: return convert<double>(data, out, slope, intercept);
        case DT_RGB24:
        case DT_RGBA32: unsupported(path, "is a colour picture, not a scan; convert it to grey values first.");
        case DT_COMPLEX64:
        case DT_COMPLEX128: unsupported(path, "holds complex numbers; export its magnitude first.");
        default: unsupported(path, std::string("stores voxels as ") + nifti_datatype_string(image.datatype) + ", which is not read; convert it to int16 or float32 first.");
    }
}

}  // namespace

bool isNiftiName(const fs::path& path) {
    const std::string name = path.filename().string();
    return name.ends_with(".nii") || name.ends_with(".nii.gz") || name.ends_with(".hdr") || name.ends_with(".img") ||
           name.ends_with(".hdr.gz") || name.ends_with(".img.gz");
}

Scan readNifti(const fs::path& path, JobControl& control, const ReadOptions& options) {
    control.report(0.0, "Reading " + path.filename().string());
    const ImagePointer image = openHeader(path);
    checkSize(path, *image);
    std::int64_t volumes = 1;
    for (int d = 4; d <= image->ndim; ++d) {
        volumes *= std::max<std::int64_t>(1, image->dim[d]);
    }
    if (options.frame < 0 || options.frame >= volumes) {
        throw Error(ErrorCode::OutOfRange, path.string() + " has no volume " + std::to_string(options.frame) + "; it has 0 to " + std::to_string(volumes - 1) + ".",
                    {path.string()});
    }
    Scan scan;
    bool fromHeader = false;
    Geometry geometry = geometryOf(*image, fromHeader);
    for (double step : geometry.spacing()) {
        if (!(step > 0.0) || !std::isfinite(step)) {
            damaged(path, "its voxel size is zero");
        }
    }
    control.checkpoint();
    nifti_brick_list bricks{};
    const std::int64_t wanted = options.frame;
    std::vector<float> voxels(geometry.voxelCount());
    if (nifti_image_load_bricks(image.get(), 1, &wanted, &bricks) != 1) {
        damaged(path, "its voxels cannot be read");
    }
    const std::unique_ptr<nifti_brick_list, void (*)(nifti_brick_list*)> guard(&bricks, &nifti_free_NBL);
    if (bricks.bsize < static_cast<std::int64_t>(voxels.size()) * image->nbyper) {
        damaged(path, "its voxels are too few");
    }
    convertBrick(path, *image, bricks.bricks[0], voxels);
    control.checkpoint();
    if (!fromHeader) {
        scan.notes.push_back("The file has no orientation (qform and sform codes are 0); its axes are taken as right, anterior, superior.");
    }
    if (volumes > 1) {
        scan.notes.push_back("The file holds " + std::to_string(volumes) + " volumes; number " + std::to_string(options.frame) + " (from 0) was read.");
    }
    scan.volume = Volume(std::move(geometry), std::move(voxels));
    scan.info.format = image->nifti_type == NIFTI_FTYPE_NIFTI2_1 || image->nifti_type == NIFTI_FTYPE_NIFTI2_2 ? "NIfTI-2"
                       : image->nifti_type == NIFTI_FTYPE_ANALYZE                                              ? "Analyze 7.5"
                                                                                                                : "NIfTI-1";
    scan.info.pixelType = nifti_datatype_string(image->datatype);
    scan.info.volumes = static_cast<int>(volumes);
    scan.info.qformCode = image->qform_code;
    scan.info.sformCode = image->sform_code;
    scan.info.description = std::string(image->descrip, strnlen(image->descrip, sizeof image->descrip));
    control.report(1.0, "Reading " + path.filename().string());
    return scan;
}

namespace {

/// Everything a label map changes in a header of either version.
template <typename Header>
void becomeLabels(Header& header, bool wide, std::int64_t offset) {
    header.datatype = wide ? DT_UINT16 : DT_UINT8;
    header.bitpix = wide ? 16 : 8;
    header.scl_slope = 1;
    header.scl_inter = 0;
    header.cal_min = header.cal_max = 0;
    header.intent_code = NIFTI_INTENT_NONE;
    header.intent_p1 = header.intent_p2 = header.intent_p3 = 0;
    header.vox_offset = static_cast<decltype(header.vox_offset)>(offset);
    std::memset(header.intent_name, 0, sizeof header.intent_name);
    std::memset(header.aux_file, 0, sizeof header.aux_file);
    bool several = false;
    for (int d = 4; d <= header.dim[0] && d < 8; ++d) {
        several = several || header.dim[d] > 1;
    }
    if (several) {  // a label map of a 4D scan is 3D
        header.dim[0] = 3;
        for (int d = 4; d < 8; ++d) {
            header.dim[d] = 1;
        }
    }
}

nifti_1_header headerFromGeometry(const Geometry& geometry) {
    nifti_1_header header{};
    header.sizeof_hdr = 348;
    header.regular = 'r';
    header.dim[0] = 3;
    const Vector3 spacing = geometry.spacing();
    for (int d = 1; d < 8; ++d) {
        header.dim[d] = d <= 3 ? static_cast<short>(geometry.dims()[d - 1]) : 1;
        header.pixdim[d] = d <= 3 ? static_cast<float>(spacing[d - 1]) : 0.0F;
    }
    nifti_dmat44 ras{};
    for (int row = 0; row < 3; ++row) {
        const double sign = row < 2 ? -1.0 : 1.0;
        for (int column = 0; column < 3; ++column) {
            ras.m[row][column] = sign * geometry.matrix()[row][column];
        }
        ras.m[row][3] = sign * geometry.origin()[row];
    }
    ras.m[3][3] = 1.0;
    double qb = 0, qc = 0, qd = 0, qx = 0, qy = 0, qz = 0, dx = 0, dy = 0, dz = 0, qfac = 1;
    nifti_dmat44_to_quatern(ras, &qb, &qc, &qd, &qx, &qy, &qz, &dx, &dy, &dz, &qfac);
    header.pixdim[0] = static_cast<float>(qfac);
    header.quatern_b = static_cast<float>(qb);
    header.quatern_c = static_cast<float>(qc);
    header.quatern_d = static_cast<float>(qd);
    header.qoffset_x = static_cast<float>(qx);
    header.qoffset_y = static_cast<float>(qy);
    header.qoffset_z = static_cast<float>(qz);
    for (int column = 0; column < 4; ++column) {
        header.srow_x[column] = static_cast<float>(ras.m[0][column]);
        header.srow_y[column] = static_cast<float>(ras.m[1][column]);
        header.srow_z[column] = static_cast<float>(ras.m[2][column]);
    }
    // A quaternion cannot hold shear: then the sform alone speaks.
    const nifti_dmat44 back = nifti_quatern_to_dmat44(qb, qc, qd, qx, qy, qz, dx, dy, dz, qfac);
    double worst = 0;
    for (int row = 0; row < 3; ++row) {
        for (int column = 0; column < 3; ++column) {
            worst = std::max(worst, std::abs(back.m[row][column] - ras.m[row][column]));
        }
    }
    header.qform_code = worst < 1e-4 ? 1 : 0;
    header.sform_code = 1;
    header.xyzt_units = NIFTI_UNITS_MM;
    return header;
}

/// The data a label map needs, in the byte order of this machine.
std::string labelBytes(const LabelMap& labels, bool wide) {
    if (wide) {
        return {reinterpret_cast<const char*>(labels.labels().data()), labels.labels().size() * 2};
    }
    std::string bytes(labels.labels().size(), '\0');
    std::transform(labels.labels().begin(), labels.labels().end(), bytes.begin(), [](std::uint16_t label) { return static_cast<char>(label); });
    return bytes;
}

void writeAll(const fs::path& path, const void* header, std::size_t headerSize, const std::string& data, bool gzip) {
    znzFile file = znzopen(path.c_str(), "wb", gzip ? 1 : 0);
    bool good = !znz_isnull(file);
    const char noExtension[4] = {0, 0, 0, 0};
    good = good && znzwrite(header, 1, headerSize, file) == headerSize && znzwrite(noExtension, 1, 4, file) == 4;
    for (std::size_t done = 0; good && done < data.size();) {
        const std::size_t block = std::min<std::size_t>(data.size() - done, 16 << 20);
        good = znzwrite(data.data() + done, 1, block, file) == block;
        done += block;
    }
    const bool closed = !znz_isnull(file) && znzclose(file) == 0;
    if (!good || !closed) {
        throw Error(ErrorCode::FileUnwritable,
                    "Cannot write " + path.parent_path().string() + "; check free disk space and permissions of the folder, or choose another place.",
                    {path.string()});
    }
}

}  // namespace

void writeNiftiLabels(const LabelMap& labels, const fs::path& path, const fs::path& source, bool gzip) {
    const bool wide = std::any_of(labels.labels().begin(), labels.labels().end(), [](std::uint16_t label) { return label > 255; });
    const std::string data = labelBytes(labels, wide);
    int version = 1;
    std::unique_ptr<void, void (*)(void*)> raw(nullptr, &std::free);
    if (!source.empty() && isNiftiName(source)) {
        nifti_set_debug_level(0);
        raw.reset(nifti_read_header(source.c_str(), &version, 0));
        if (!raw) {
            damaged(source, "its header cannot be read");
        }
    }
    if (raw && version == 2) {
        auto header = *static_cast<nifti_2_header*>(raw.get());
        std::memcpy(header.magic, "n+2\0\r\n\032\n", 8);
        becomeLabels(header, wide, 544);
        writeAll(path, &header, sizeof header, data, gzip);
    } else {
        nifti_1_header header = raw ? *static_cast<nifti_1_header*>(raw.get()) : headerFromGeometry(labels.geometry());
        std::memcpy(header.magic, "n+1\0", 4);
        becomeLabels(header, wide, 352);
        writeAll(path, &header, sizeof header, data, gzip);
    }
}

}  // namespace exemplar
