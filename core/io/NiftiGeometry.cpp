// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/NiftiHeader.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <sstream>

namespace exemplar {
namespace fs = std::filesystem;
namespace {

/// Sizes of voxels that differ by more than this part are not the same; float32 forms round to about 1e-6.
constexpr double kSizeTolerance = 1e-3;
constexpr double kAngleTolerance = 1e-3;  // radian; quaternions near a half turn are rounded to 5e-4

Geometry geometryFrom(const NiftiHeader& header, const nifti_dmat44& ras, double scale) {
    std::array<Vector3, 3> matrix{};
    Vector3 origin{};
    for (int row = 0; row < 3; ++row) {
        const double sign = row < 2 ? -scale : scale;  // RAS -> LPS
        for (int column = 0; column < 3; ++column) {
            matrix[row][column] = sign * ras.m[row][column];
        }
        origin[row] = sign * ras.m[row][3];
    }
    return Geometry(
        {static_cast<int>(header.length(1)), static_cast<int>(header.length(2)), static_cast<int>(header.length(3))},
        matrix, origin);
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

std::string sizeText(const Vector3& spacing) {
    std::ostringstream text;
    text.precision(5);
    text << spacing[0] << " x " << spacing[1] << " x " << spacing[2] << " mm";
    return text.str();
}

bool sameSizes(const Vector3& a, const Vector3& b) {
    for (int axis = 0; axis < 3; ++axis) {
        if (std::abs(a[axis] - b[axis]) > kSizeTolerance * std::max(a[axis], b[axis])) {
            return false;
        }
    }
    return true;
}

/// In which way two forms with voxels of one size differ by more than rounding; empty where they do not.
std::string placeDifference(const Geometry& a, const Geometry& b) {
    double turn = 0.0, shift = 0.0, far = 0.0;
    const Vector3 lengthA = a.spacing(), lengthB = b.spacing();
    for (int axis = 0; axis < 3; ++axis) {
        double apart = 0.0;
        for (int row = 0; row < 3; ++row) {
            apart += std::pow(a.matrix()[row][axis] / lengthA[axis] - b.matrix()[row][axis] / lengthB[axis], 2);
        }
        turn = std::max(turn, std::sqrt(apart));
        shift += std::pow(a.origin()[axis] - b.origin()[axis], 2);
        far = std::max({far, std::abs(a.origin()[axis]), std::abs(b.origin()[axis])});
    }
    shift = std::sqrt(shift);
    std::ostringstream text;
    text.precision(3);
    if (turn > kAngleTolerance) {
        text << "are turned by " << 2.0 * std::asin(std::min(1.0, turn / 2.0)) * 180.0 / 3.14159265358979323846
             << " degrees against each other";
    } else if (shift > 0.01 * *std::min_element(lengthA.begin(), lengthA.end()) + 1e-5 * far) {
        text << "are shifted by " << shift << " mm against each other";
    }
    return text.str();
}

/// Factor to millimetres.
double unitScale(const NiftiHeader& header, std::vector<std::string>& notes) {
    if (header.version == 0) {
        return 1.0;
    }
    switch (header.fields.xyzt_units & 0x07) {
        case NIFTI_UNITS_METER:
            notes.push_back("The file states its lengths in metres; they were converted to millimetres.");
            return 1000.0;
        case NIFTI_UNITS_MICRON:
            notes.push_back("The file states its lengths in micrometres; they were converted to millimetres.");
            return 0.001;
        case NIFTI_UNITS_UNKNOWN:
        case NIFTI_UNITS_MM:
            return 1.0;
        default:
            notes.push_back("The file's unit of length is not one of NIfTI's; millimetres were assumed.");
            return 1.0;
    }
}

/// What pixdim states of the size of voxels, in the file's unit, without signs; 1 where it states nothing.
struct StatedSize {
    Vector3 size{1.0, 1.0, 1.0};
    std::array<bool, 3> stated{};
    bool negative = false;
    bool missing = false;  ///< of an axis with several voxels

    /// Nothing, or 1 along each axis: what writers leave that do not fill it in.
    bool unfilled() const { return size == Vector3{1.0, 1.0, 1.0}; }
};

/// A file of two dimensions has the thickness of its slice in pixdim[3].
StatedSize statedSize(const NiftiHeader& header) {
    StatedSize result;
    for (int axis = 0; axis < 3; ++axis) {
        const double step = header.fields.pixdim[axis + 1];
        result.stated[axis] = std::isfinite(step) && step != 0.0;
        result.negative = result.negative || step < 0.0;
        result.missing = result.missing || (!result.stated[axis] && header.length(axis + 1) > 1);
        result.size[axis] = result.stated[axis] ? std::abs(step) : 1.0;
    }
    return result;
}

nifti_dmat44 sformOf(const NiftiHeader& header) {
    nifti_dmat44 form{};
    for (int column = 0; column < 4; ++column) {
        form.m[0][column] = header.fields.srow_x[column];
        form.m[1][column] = header.fields.srow_y[column];
        form.m[2][column] = header.fields.srow_z[column];
    }
    form.m[3][3] = 1.0;
    return form;
}

/// niftilib's own function takes a < 3e-4 for a half turn, which is 6e-4 radian; nibabel keeps what the file's numbers
/// can hold.
nifti_dmat44 qformOf(const NiftiHeader& header, const Vector3& size) {
    const nifti_2_header& f = header.fields;
    double b = f.quatern_b, c = f.quatern_c, d = f.quatern_d;
    const double epsilon = header.version == 2 ? std::numeric_limits<double>::epsilon()
                                               : static_cast<double>(std::numeric_limits<float>::epsilon());
    const double squares = b * b + c * c + d * d, rest = 1.0 - squares;
    double a = 0.0;
    if (rest >= 3.0 * epsilon) {
        a = std::sqrt(rest);
    } else {
        const double length = std::sqrt(squares);
        b /= length;
        c /= length;
        d /= length;
    }
    const double third = f.pixdim[0] < 0.0 ? -size[2] : size[2];
    nifti_dmat44 form{};
    const double turn[3][3] = {
        {a * a + b * b - c * c - d * d, 2.0 * (b * c - a * d), 2.0 * (b * d + a * c)},
        {2.0 * (b * c + a * d), a * a + c * c - b * b - d * d, 2.0 * (c * d - a * b)},
        {2.0 * (b * d - a * c), 2.0 * (c * d + a * b), a * a + d * d - b * b - c * c},
    };
    for (int row = 0; row < 3; ++row) {
        form.m[row][0] = turn[row][0] * size[0];
        form.m[row][1] = turn[row][1] * size[1];
        form.m[row][2] = turn[row][2] * third;
    }
    form.m[0][3] = f.qoffset_x;
    form.m[1][3] = f.qoffset_y;
    form.m[2][3] = f.qoffset_z;
    form.m[3][3] = 1.0;
    return form;
}

/// Both forms are usable: which one counts.
bool sformCounts(const Geometry& sform, const Geometry& qform, bool unfilled, std::string& doubt) {
    if (sameSizes(sform.spacing(), qform.spacing())) {
        const std::string difference = placeDifference(sform, qform);
        if (!difference.empty()) {
            doubt = "The file's sform and qform " + difference + "; the sform was used.";
        }
        return true;
    }
    doubt = "The file's sform has voxels of " + sizeText(sform.spacing()) + ", its qform and pixdim have " +
            sizeText(qform.spacing()) + "; the " + (unfilled ? "sform" : "qform") +
            " was used. Check sizes in mm and ml.";
    return unfilled;
}

}  // namespace

NiftiGeometry niftiGeometry(const NiftiHeader& header, const fs::path& path) {
    NiftiGeometry result;
    const double scale = unitScale(header, result.notes);
    const bool hasSform = header.version > 0 && header.fields.sform_code > 0;
    const bool hasQform = header.version > 0 && header.fields.qform_code > 0;
    const Geometry sform = geometryFrom(header, sformOf(header), scale);
    const bool sformUsable = hasSform && usable(sform);
    const StatedSize pixdim = statedSize(header);
    Vector3 size = pixdim.size;
    if (!sformUsable && pixdim.negative) {
        result.notes.push_back("The file's pixdim holds negative voxel sizes; their signs were left out.");
    }
    if (!sformUsable && pixdim.missing) {
        result.doubt = "The file states no voxel size along some axis (pixdim is 0); 1 was assumed.";
    }
    for (int axis = 0; sformUsable && axis < 3; ++axis) {  // what pixdim does not state cannot contradict the sform
        size[axis] = pixdim.stated[axis] ? size[axis] : sform.spacing()[axis] / scale;
    }
    nifti_dmat44 diagonal{};
    for (int axis = 0; axis < 3; ++axis) {
        diagonal.m[axis][axis] = size[axis];
    }
    const Geometry qform = geometryFrom(header, hasQform ? qformOf(header, size) : diagonal, scale);
    const bool qformUsable = hasQform && usable(qform);
    if (hasSform && !sformUsable) {
        result.doubt = std::string("The file's sform is not a usable orientation; ") +
                       (hasQform ? "its qform was used." : "its axes are assumed to be right, anterior, superior.");
    }
    if (sformUsable) {
        bool taken = true;
        if (qformUsable) {
            taken = sformCounts(sform, qform, pixdim.unfilled(), result.doubt);
        } else {
            const Vector3 stated{size[0] * scale, size[1] * scale, size[2] * scale}, steps = sform.spacing();
            bool differs = false;
            for (int axis = 0; axis < 3; ++axis) {
                differs = differs || (header.length(axis + 1) > 1 &&
                                      std::abs(steps[axis] - stated[axis]) > kSizeTolerance * steps[axis]);
            }
            if (differs && !pixdim.unfilled()) {
                result.doubt = "The file's sform has voxels of " + sizeText(steps) + ", its pixdim has " +
                               sizeText(stated) + "; the sform was used. Check sizes in mm and ml.";
            }
        }
        result.geometry = taken ? sform : qform;
    } else {
        if (!hasQform && !hasSform) {
            result.notes.push_back(
                "The file has no orientation (qform and sform codes are 0); its axes are assumed to be right, "
                "anterior, superior.");
        }
        if (!usable(qform)) {
            damagedNifti(path, "its voxel size or orientation is impossible");
        }
        result.geometry = qform;
    }
    const Vector3 spacing = result.geometry.spacing();
    if (scale == 1000.0 && *std::max_element(spacing.begin(), spacing.end()) > 200.0) {
        result.doubt = "In metres, as the file states, its voxels are " + sizeText(spacing) +
                       " large; its unit of length is probably wrong.";
    }
    if (!result.doubt.empty()) {
        result.notes.push_back(result.doubt);
    }
    return result;
}

}  // namespace exemplar
