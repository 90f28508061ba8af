// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Geometry.h"
#include "core/io/SlicerSegments.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace exemplar {

enum class VoxelType { Int8, UInt8, Int16, UInt16, Int32, UInt32, Int64, UInt64, Float, Double };
enum class VoxelEncoding { Raw, Deflated, Text, Hex };  ///< Deflated: gzip or zlib

std::size_t bytesOf(VoxelType type);
/// "short", "unsigned_char", ... as ITK names them.
const char* nameOf(VoxelType type);

/// What the header of a NRRD or MetaImage file promises, and where its voxels lie.
struct GridHeader {
    std::filesystem::path path;  ///< of the header
    std::string format;          ///< "NRRD", "MetaImage"
    std::string modality;        ///< "CT", "MR", ... where the file names it
    VoxelType type = VoxelType::Int16;
    VoxelEncoding encoding = VoxelEncoding::Raw;
    bool bigEndian = false;
    Geometry geometry;
    std::uint64_t volumes =
        1;                    ///< of 4D; volume v of voxel n is element inner * (volumes * (n / inner) + v) + n % inner
    std::uint64_t inner = 1;  ///< elements that follow each other within one volume
    std::vector<std::filesystem::path> files;  ///< each holds an equal share; the header itself where it holds them
    std::uint64_t offset = 0;                  ///< bytes before the data, in each file
    std::uint64_t lineSkip = 0;                ///< then lines
    std::uint64_t byteSkip = 0;                ///< then bytes, unpacked where the data are packed
    bool fromEnd = false;                      ///< raw data are the last bytes of the file; nothing is skipped
    std::vector<SlicerSegment> segments;       ///< of a .seg.nrrd
    std::vector<std::string> notes;            ///< what was assumed, one plain sentence each

    std::uint64_t elements() const { return geometry.voxelCount() * volumes; }
};

/// Throws Error(FileDamaged): "<path> cannot be read (why); take it from its source or a backup again."
[[noreturn]] void throwDamaged(const std::filesystem::path& path, const std::string& why);
/// Throws Error(FormatUnsupported): "<path> <what>".
[[noreturn]] void throwUnsupported(const std::filesystem::path& path, const std::string& what);

/// Axes of a header before they are put together.
struct GridAxes {
    std::vector<std::uint64_t> sizes;      ///< of the 2 or 3 axes in space
    std::vector<Vector3> steps;            ///< LPS, mm per voxel, of each
    Vector3 origin{};                      ///< LPS, mm
    std::uint64_t volumes = 1, inner = 1;  ///< as in GridHeader
};

/// Sets geometry, volumes and inner. Adds the third axis of a single slice, with a note. Sizes are 1..1,000,000.
/// Throws Error(FileDamaged) for impossible sizes and for axes that do not span space.
void setGrid(GridHeader& header, const GridAxes& axes);

/// Millimetres of a unit ("um", "\u00b5m", "microns", "m", "inch", ...); 0 where it is not one of length.
double millimetresOf(std::string unit);

}  // namespace exemplar
