// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/NrrdFields.h"

#include <optional>

namespace exemplar {

/// The space that directions and origin are given in.
struct NrrdSpace {
    std::size_t dimension = 0;  ///< 0: the file has no space
    Vector3 toLps{1, 1, 1};
    bool anatomical = false;
};

/// One axis as the header describes it.
struct NrrdAxis {
    std::uint64_t size = 0;
    std::string kind;
    std::optional<std::vector<double>> direction;
    bool inSpace = true;
};

/// Throws Error(FileDamaged) for a space that the format does not know.
NrrdSpace nrrdSpace(const std::filesystem::path& path, const NrrdFields& fields);

/// The axes in stored order; two or three of them are in space, the others count volumes.
/// Throws Error(FileDamaged), and Error(FormatUnsupported) for colours, vectors and other numbers of axes.
std::vector<NrrdAxis> nrrdAxes(const std::filesystem::path& path, const NrrdFields& fields, const NrrdSpace& space);

/// "(1,0,0) none (0,1,0)": nothing for "none". Throws Error(FileDamaged).
std::vector<std::optional<std::vector<double>>> nrrdVectors(const std::filesystem::path& path, const std::string& text);

}  // namespace exemplar
