// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/SurfaceDistance.h"

#include "core/base/Error.h"
#include "core/image/DistanceMap.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace exemplar {
namespace {

/// Distances from every voxel of `from` to the nearest of `to`, unordered.
std::vector<double> directed(const std::vector<std::uint8_t>& from, const std::vector<std::uint8_t>& to,
                             const std::array<int, 3>& dims, const std::array<double, 3>& spacing) {
    const std::vector<double> squared = squaredDistanceTo(to, dims, spacing);
    std::vector<double> distances;
    for (std::size_t i = 0; i < from.size(); ++i) {
        if (from[i] != 0) {
            distances.push_back(std::sqrt(squared[i]));
        }
    }
    return distances;
}

struct Crop {
    std::array<int, 3> low, high;  // inclusive
};

/// The box around every voxel of both masks, with a margin of one voxel where the volume has one.
bool boxAround(const std::vector<std::uint8_t>& a, const std::vector<std::uint8_t>& b, const std::array<int, 3>& dims,
               Crop& crop) {
    crop = {dims, {-1, -1, -1}};
    std::size_t offset = 0;
    for (int k = 0; k < dims[2]; ++k) {
        for (int j = 0; j < dims[1]; ++j) {
            for (int i = 0; i < dims[0]; ++i, ++offset) {
                if (a[offset] != 0 || b[offset] != 0) {
                    crop.low = {std::min(crop.low[0], i), std::min(crop.low[1], j), std::min(crop.low[2], k)};
                    crop.high = {std::max(crop.high[0], i), std::max(crop.high[1], j), std::max(crop.high[2], k)};
                }
            }
        }
    }
    return crop.high[0] >= 0;
}

std::vector<std::uint8_t> cropped(const std::vector<std::uint8_t>& mask, const std::array<int, 3>& dims,
                                  const Crop& crop) {
    std::vector<std::uint8_t> part;
    for (int k = crop.low[2]; k <= crop.high[2]; ++k) {
        for (int j = crop.low[1]; j <= crop.high[1]; ++j) {
            const auto row = mask.begin() + (static_cast<std::ptrdiff_t>(k) * dims[1] + j) * dims[0];
            part.insert(part.end(), row + crop.low[0], row + crop.high[0] + 1);
        }
    }
    return part;
}

double sum(const std::vector<double>& values) {
    double total = 0.0;
    for (double value : values) {
        total += value;
    }
    return total;
}

std::size_t within(const std::vector<double>& values, double tolerance) {
    return static_cast<std::size_t>(
        std::count_if(values.begin(), values.end(), [tolerance](double value) { return value <= tolerance; }));
}

}  // namespace

double percentile(std::vector<double>& values, double share) {
    if (values.empty()) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    const double rank = share * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(rank);
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(below);
    std::nth_element(values.begin(), at, values.end());
    if (below + 1 >= values.size()) {
        return *at;
    }
    const double next = *std::min_element(at + 1, values.end());
    return *at + (rank - static_cast<double>(below)) * (next - *at);
}

std::vector<std::uint8_t> surfaceVoxels(const std::vector<std::uint8_t>& mask, const std::array<int, 3>& dims,
                                        const std::vector<std::uint8_t>& leftOut) {
    const std::array<std::ptrdiff_t, 3> stride{1, dims[0], static_cast<std::ptrdiff_t>(dims[0]) * dims[1]};
    const auto missing = [&](std::size_t offset) { return !leftOut.empty() && leftOut[offset] != 0; };
    std::vector<std::uint8_t> surface(mask.size(), 0);
    std::size_t offset = 0;
    for (int k = 0; k < dims[2]; ++k) {
        for (int j = 0; j < dims[1]; ++j) {
            for (int i = 0; i < dims[0]; ++i, ++offset) {
                if (mask[offset] == 0 || missing(offset)) {
                    continue;
                }
                const std::array<int, 3> place{i, j, k};
                for (int side = 0; side < 6 && surface[offset] == 0; ++side) {
                    const int axis = side / 2, step = side % 2 == 0 ? -1 : 1;
                    const int there = place[axis] + step;
                    if (there < 0 || there >= dims[axis]) {
                        surface[offset] = 1;
                        continue;
                    }
                    const std::size_t neighbour = offset + static_cast<std::size_t>(step * stride[axis]);
                    surface[offset] = mask[neighbour] == 0 && !missing(neighbour) ? 1 : 0;
                }
            }
        }
    }
    return surface;
}

SurfaceDistance surfaceDistance(const std::vector<std::uint8_t>& truth, const std::vector<std::uint8_t>& result,
                                const std::array<int, 3>& dims, const std::array<double, 3>& spacing,
                                double toleranceMm, const std::vector<std::uint8_t>& leftOut) {
    const std::size_t count = static_cast<std::size_t>(dims[0]) * dims[1] * dims[2];
    if (truth.size() != count || result.size() != count || (!leftOut.empty() && leftOut.size() != count)) {
        throw Error(ErrorCode::GeometryMismatch,
                    "The two masks differ in size; compare label maps that were drawn on the same scan.");
    }
    std::vector<std::uint8_t> truthSurface = surfaceVoxels(truth, dims, leftOut);
    std::vector<std::uint8_t> resultSurface = surfaceVoxels(result, dims, leftOut);
    SurfaceDistance score;
    score.truthSurface = count - static_cast<std::size_t>(std::count(truthSurface.begin(), truthSurface.end(), 0));
    score.resultSurface = count - static_cast<std::size_t>(std::count(resultSurface.begin(), resultSurface.end(), 0));
    if (score.truthSurface == 0 || score.resultSurface == 0) {
        if (score.truthSurface != score.resultSurface) {
            score.hd95 = score.hausdorff = score.assd = std::numeric_limits<double>::infinity();
            score.surfaceDice = 0.0;
        }
        return score;
    }
    // Nearest points lie on a surface, so nothing outside the box around both surfaces matters.
    Crop crop{};
    boxAround(truthSurface, resultSurface, dims, crop);
    truthSurface = cropped(truthSurface, dims, crop);
    resultSurface = cropped(resultSurface, dims, crop);
    const std::array<int, 3> part{crop.high[0] - crop.low[0] + 1, crop.high[1] - crop.low[1] + 1,
                                  crop.high[2] - crop.low[2] + 1};
    std::vector<double> there = directed(truthSurface, resultSurface, part, spacing);
    std::vector<double> back = directed(resultSurface, truthSurface, part, spacing);
    const double all = static_cast<double>(there.size() + back.size());
    score.assd = (sum(there) + sum(back)) / all;
    score.surfaceDice = static_cast<double>(within(there, toleranceMm) + within(back, toleranceMm)) / all;
    score.hausdorff =
        std::max(*std::max_element(there.begin(), there.end()), *std::max_element(back.begin(), back.end()));
    score.hd95 = std::max(percentile(there, 0.95), percentile(back, 0.95));
    return score;
}

}  // namespace exemplar
