// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Geometry.h"
#include "core/io/VolumeReader.h"

#include <nifti2_io.h>

#include <cstdint>
#include <optional>

namespace exemplar {

/// The header of a NIfTI-1, NIfTI-2 or Analyze 7.5 file, told by content in either byte order, gzipped or not.
struct NiftiHeader {
    int version = 1;                             ///< 1 or 2; 0: Analyze 7.5
    bool swapped = false;                        ///< the file has the other byte order than this machine
    nifti_2_header fields{};                     ///< of every version, in this machine's byte order
    std::optional<nifti_1_header> one;           ///< as stored, of NIfTI-1 alone
    std::filesystem::path headerFile, dataFile;  ///< the same for .nii
    std::uint64_t offset = 0;                    ///< of the first voxel in dataFile, unzipped

    int dimensions() const { return static_cast<int>(fields.dim[0]); }
    /// Length of an axis from 1; 1 beyond the file's dimensions.
    std::int64_t length(int axis) const { return axis <= fields.dim[0] ? fields.dim[axis] : 1; }
    std::int64_t volumes() const;  ///< all of the fourth and higher axes
};

/// Reads and checks a header: sizes, data type, place of the voxels. `path` is either file of a pair.
/// Throws Error(FileDamaged, FileNotFound where the other file of a pair is missing, FileUnreadable).
NiftiHeader readNiftiHeader(const std::filesystem::path& path);

/// Where the voxels are, in LPS millimetres, and what was assumed for it.
struct NiftiGeometry {
    Geometry geometry;
    std::vector<std::string> notes;
    std::string doubt;  ///< see ScanInfo::geometryDoubt
};

/// The sform where its code is set, as nibabel has it, except where its voxel sizes contradict pixdim and a qform is
/// set: then the qform, as ITK has it, unless pixdim is 1 x 1 x 1 and so was never filled in. Without either the
/// axes are right, anterior, superior and pixdim is the voxel size. A form that is singular or not finite is left
/// out. Negative pixdim lose their sign; zero contradicts nothing, and is 1 mm where no sform is. Metres and
/// micrometres become millimetres. Throws Error(FileDamaged).
NiftiGeometry niftiGeometry(const NiftiHeader& header, const std::filesystem::path& path);

/// Throws Error(FileDamaged) naming the file and why.
[[noreturn]] void damagedNifti(const std::filesystem::path& path, const std::string& why);

}  // namespace exemplar
