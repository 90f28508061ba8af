// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace exemplar {

/// Distances in mm between the surfaces of two masks, both ways. A surface voxel is a voxel of the mask with at
/// least one of its six neighbours outside it; beyond the volume is outside. Distances run between voxel centres.
struct SurfaceDistance {
    /// The larger of the two directed 95th percentiles (linear interpolation between ranks), as MONAI defines it.
    /// (medpy pools both directions before taking the percentile, which gives smaller or equal numbers.)
    double hd95 = 0.0;
    double hausdorff = 0.0;    ///< the larger of the two directed maxima
    double assd = 0.0;         ///< mean over the surface voxels of both masks together
    double surfaceDice = 1.0;  ///< share of all surface voxels within the tolerance of the other surface
    std::size_t truthSurface = 0, resultSurface = 0;  ///< voxels
};

/// Masks are nonzero inside, i fastest; spacing in mm per storage axis (a sheared grid counts as orthogonal).
/// `leftOut` (may be empty) marks voxels that do not exist for the score: they are no surface, and a face
/// towards one makes no surface either, so that cutting slices out adds no false edges.
/// Both surfaces empty: distances 0, surface Dice 1. One empty: distances infinite, surface Dice 0.
SurfaceDistance surfaceDistance(const std::vector<std::uint8_t>& truth, const std::vector<std::uint8_t>& result,
                                const std::array<int, 3>& dims, const std::array<double, 3>& spacing,
                                double toleranceMm, const std::vector<std::uint8_t>& leftOut = {});

/// Surface voxels of a mask as defined above.
std::vector<std::uint8_t> surfaceVoxels(const std::vector<std::uint8_t>& mask, const std::array<int, 3>& dims,
                                        const std::vector<std::uint8_t>& leftOut = {});

/// The value below which `share` (0..1) of the values lie, interpolated linearly between ranks as NumPy does by
/// default. Reorders its argument; NaN for no values.
double percentile(std::vector<double>& values, double share);

}  // namespace exemplar
