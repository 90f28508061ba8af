// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/NiftiLabels.h"

#include "core/base/Error.h"
#include "core/io/CFileName.h"
#include "core/io/NiftiFile.h"
#include "core/io/NiftiHeader.h"

#include <nifti2_io.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <optional>
#include <type_traits>

namespace exemplar {
namespace fs = std::filesystem;
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

template <typename Header>
Header headerFromGeometry(const Geometry& geometry) {
    using Real = std::remove_reference_t<decltype(Header{}.quatern_b)>;
    Header header{};
    header.sizeof_hdr = sizeof(Header);
    header.dim[0] = 3;
    const Vector3 spacing = geometry.spacing();
    for (int d = 1; d < 8; ++d) {
        header.dim[d] =
            static_cast<std::remove_reference_t<decltype(header.dim[0])>>(d <= 3 ? geometry.dims()[d - 1] : 1);
        header.pixdim[d] = static_cast<Real>(d <= 3 ? spacing[d - 1] : 0.0);
    }
    nifti_dmat44 ras{};
    for (int row = 0; row < 3; ++row) {
        const double sign = row < 2 ? -1.0 : 1.0;  // LPS -> RAS
        for (int column = 0; column < 3; ++column) {
            ras.m[row][column] = sign * geometry.matrix()[row][column];
        }
        ras.m[row][3] = sign * geometry.origin()[row];
    }
    ras.m[3][3] = 1.0;
    double qb = 0, qc = 0, qd = 0, qx = 0, qy = 0, qz = 0, dx = 0, dy = 0, dz = 0, qfac = 1;
    nifti_dmat44_to_quatern(ras, &qb, &qc, &qd, &qx, &qy, &qz, &dx, &dy, &dz, &qfac);
    header.pixdim[0] = static_cast<Real>(qfac);
    header.quatern_b = static_cast<Real>(qb);
    header.quatern_c = static_cast<Real>(qc);
    header.quatern_d = static_cast<Real>(qd);
    header.qoffset_x = static_cast<Real>(qx);
    header.qoffset_y = static_cast<Real>(qy);
    header.qoffset_z = static_cast<Real>(qz);
    for (int column = 0; column < 4; ++column) {
        header.srow_x[column] = static_cast<Real>(ras.m[0][column]);
        header.srow_y[column] = static_cast<Real>(ras.m[1][column]);
        header.srow_z[column] = static_cast<Real>(ras.m[2][column]);
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

/// A header of the source, in this machine's byte order; neither where the source has none of NIfTI's own.
struct SourceHeader {
    std::optional<nifti_1_header> one;
    std::optional<nifti_2_header> two;
};

SourceHeader readSource(const fs::path& source) {
    SourceHeader result;
    if (source.empty() || !isNiftiName(source)) {
        return result;
    }
    const NiftiHeader header = readNiftiHeader(source);
    if (header.version == 2) {
        result.two = header.fields;
    } else {
        result.one = header.one;  // Analyze 7.5 keeps other things where NIfTI has its orientation
    }
    return result;
}

template <typename Header>
void requireSameSize(const Header& header, const LabelMap& labels, const fs::path& source) {
    for (int d = 1; d <= 3; ++d) {
        // Some writers count an axis they do not use and leave its length 0.
        const std::int64_t length = d <= header.dim[0] ? std::max<std::int64_t>(header.dim[d], d > 2 ? 1 : 0) : 1;
        if (length != labels.geometry().dims()[d - 1]) {
            throw Error(ErrorCode::GeometryMismatch,
                        "The labels have another size than the scan " + source.string() +
                            "; write them beside the scan they were made on.",
                        {source.string()});
        }
    }
}

/// The data a label map needs, in the byte order of this machine.
std::string labelBytes(const LabelMap& labels, bool wide) {
    if (wide) {
        return {reinterpret_cast<const char*>(labels.labels().data()), labels.labels().size() * 2};
    }
    std::string bytes(labels.labels().size(), '\0');
    std::transform(labels.labels().begin(), labels.labels().end(), bytes.begin(),
                   [](std::uint16_t label) { return static_cast<char>(label); });
    return bytes;
}

void writeAll(const fs::path& path, const void* header, std::size_t headerSize, const std::string& data, bool gzip) {
    znzFile file = znzopen(cFileName(path).c_str(), "wb", gzip ? 1 : 0);
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
                    "Cannot write " + path.parent_path().string() +
                        "; check free disk space and permissions of the folder, or choose another place.",
                    {path.string()});
    }
}

}  // namespace

void writeNiftiLabels(const LabelMap& labels, const fs::path& path, const fs::path& source, bool gzip) {
    const bool wide =
        std::any_of(labels.labels().begin(), labels.labels().end(), [](std::uint16_t label) { return label > 255; });
    const std::string data = labelBytes(labels, wide);
    SourceHeader header = readSource(source);
    const Index3& dims = labels.geometry().dims();
    if (header.two) {
        requireSameSize(*header.two, labels, source);
    } else if (header.one) {
        requireSameSize(*header.one, labels, source);
    } else if (*std::max_element(dims.begin(), dims.end()) > 32767) {
        header.two = headerFromGeometry<nifti_2_header>(labels.geometry());
    } else {
        header.one = headerFromGeometry<nifti_1_header>(labels.geometry());
    }
    if (header.two) {
        std::memcpy(header.two->magic, "n+2\0\r\n\032\n", 8);
        becomeLabels(*header.two, wide, 544);
        writeAll(path, &*header.two, sizeof *header.two, data, gzip);
    } else {
        std::memcpy(header.one->magic, "n+1\0", 4);
        becomeLabels(*header.one, wide, 352);
        writeAll(path, &*header.one, sizeof *header.one, data, gzip);
    }
}

}  // namespace exemplar
