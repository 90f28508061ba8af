// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/DicomFile.h"

namespace exemplar {

/// How the slices of one volume follow each other.
struct SliceSpacing {
    enum class Kind {
        Even,      ///< equal steps, but for rounding
        Missing,   ///< equal steps with some left out
        Uneven,    ///< steps of several lengths
        Scattered  ///< the slices do not lie on a line
    };
    Kind kind = Kind::Even;
    std::string reason;              ///< a sentence for every kind but Even
    std::vector<std::string> notes;  ///< rounding, gantry tilt
};

/// `frames` are in order along their normal, each at another place.
SliceSpacing examineSpacing(const std::vector<DicomFrame>& frames);

/// A slice of a regular grid between two stored ones.
struct GridSlice {
    std::size_t below = 0, above = 0;  ///< stored slices; equal where the stored slice is the grid's
    double weight = 0.0;               ///< of `above`
    bool madeUp() const noexcept { return below != above; }
};

/// The finest regular grid over unevenly spaced slices, from the first to the last: its step is the smallest distance
/// that is no exception (a tenth of all), and it goes through the slices that follow each other at this distance.
/// Stored slices within 5 % of the step (or rounding) of a grid slice are taken as they are.
struct RegularGrid {
    Vector3 origin{};  ///< first pixel of the first slice, LPS mm
    Vector3 step{};    ///< LPS mm from slice to slice
    std::vector<GridSlice> slices;
};

/// No slices where the grid would hold more than eight times as many as are stored.
RegularGrid regularGrid(const std::vector<DicomFrame>& frames);

}  // namespace exemplar
