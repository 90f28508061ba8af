// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/ConformLabels.h"

#include "core/base/Error.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <sstream>

namespace exemplar {
namespace {

constexpr double kTolerance = 0.05;  // mm

/// For each axis of the scan: which axis of the labels runs along it, and whether backwards.
struct AxisMap {
    std::array<int, 3> from{};
    std::array<bool, 3> flip{};
};

double cosine(const Geometry& a, int axisA, const Geometry& b, int axisB) {
    double dot = 0.0;
    for (int row = 0; row < 3; ++row) {
        dot += a.matrix()[row][axisA] * b.matrix()[row][axisB];
    }
    return dot / (a.spacing()[axisA] * b.spacing()[axisB]);
}

/// The permutation whose axes run most alike; compares directions, so that oblique grids need no anatomical names.
AxisMap closestAxes(const Geometry& labels, const Geometry& scan) {
    std::array<int, 3> order{0, 1, 2};
    AxisMap best;
    double bestSum = -1.0;
    do {
        double sum = 0.0;
        for (int axis = 0; axis < 3; ++axis) {
            sum += std::abs(cosine(labels, order[axis], scan, axis));
        }
        if (sum > bestSum + 1e-9) {
            bestSum = sum;
            best.from = order;
        }
    } while (std::next_permutation(order.begin(), order.end()));
    for (int axis = 0; axis < 3; ++axis) {
        best.flip[axis] = cosine(labels, best.from[axis], scan, axis) < 0.0;
    }
    return best;
}

Geometry remapped(const Geometry& labels, const AxisMap& map) {
    Index3 dims{};
    std::array<Vector3, 3> matrix{};
    Vector3 corner{};
    for (int axis = 0; axis < 3; ++axis) {
        const int from = map.from[axis];
        dims[axis] = labels.dims()[from];
        corner[from] = map.flip[axis] ? dims[axis] - 1 : 0;
        for (int row = 0; row < 3; ++row) {
            matrix[row][axis] = labels.matrix()[row][from] * (map.flip[axis] ? -1.0 : 1.0);
        }
    }
    return Geometry(dims, matrix, labels.toLps(corner));
}

std::string sizeOf(const Geometry& geometry) {
    std::ostringstream text;
    text << geometry.dims()[0] << " x " << geometry.dims()[1] << " x " << geometry.dims()[2];
    return text.str();
}

std::string difference(const Geometry& labels, const Geometry& turned, const Geometry& scan) {
    std::ostringstream text;
    text.precision(4);
    if (turned.dims() != scan.dims()) {
        text << "it has " << sizeOf(labels) << " voxels (" << labels.orientation() << "), the scan has " << sizeOf(scan)
             << " (" << scan.orientation() << ")";
        return text.str();
    }
    for (int axis = 0; axis < 3; ++axis) {
        if (std::abs(turned.spacing()[axis] - scan.spacing()[axis]) * scan.dims()[axis] > 0.05) {
            text << "its voxels measure " << turned.spacing()[axis] << " mm where the scan's measure "
                 << scan.spacing()[axis] << " mm";
            return text.str();
        }
    }
    for (int axis = 0; axis < 3; ++axis) {
        const double cosineOfTurn = std::clamp(cosine(turned, axis, scan, axis), -1.0, 1.0);
        const double degrees = std::acos(cosineOfTurn) * 180.0 / 3.14159265358979323846;
        if (degrees > 0.02) {
            text << "it is turned by " << degrees << " degrees against the scan";
            return text.str();
        }
    }
    double squared = 0.0;
    for (int row = 0; row < 3; ++row) {
        squared += std::pow(turned.origin()[row] - scan.origin()[row], 2);
    }
    text << "it is shifted by " << std::sqrt(squared) << " mm against the scan";
    return text.str();
}

/// The scan's voxel at the first voxel of a grid that is a box of whole voxels of it; nothing where it is not.
std::optional<Index3> placeWithin(const Geometry& box, const Geometry& scan) {
    Index3 place{};
    for (int axis = 0; axis < 3; ++axis) {
        if (box.dims()[axis] > scan.dims()[axis]) {
            return std::nullopt;
        }
    }
    const Vector3 first = scan.toIjk(box.origin());
    for (int axis = 0; axis < 3; ++axis) {
        if (!(first[axis] > -1.0 && first[axis] < scan.dims()[axis])) {
            return std::nullopt;
        }
        place[axis] = static_cast<int>(std::lround(first[axis]));
        if (place[axis] < 0 || place[axis] + box.dims()[axis] > scan.dims()[axis]) {
            return std::nullopt;
        }
    }
    const Geometry part(box.dims(), scan.matrix(), scan.toLps({double(place[0]), double(place[1]), double(place[2])}));
    return box.sameGrid(part, kTolerance) ? std::optional(place) : std::nullopt;
}

}  // namespace

LabelMap conformTo(const LabelMap& labels, const Geometry& scan, const std::string& file) {
    const Geometry& own = labels.geometry();
    if (own.sameGrid(scan)) {
        return LabelMap(scan, labels.labels());
    }
    const AxisMap map = closestAxes(own, scan);
    const Geometry turned = remapped(own, map);
    const std::optional<Index3> place = placeWithin(turned, scan);
    if (!place) {
        throw Error(ErrorCode::GeometryMismatch,
                    file + " does not lie on the scan's grid: " + difference(own, turned, scan) +
                        "; choose the label map of this scan, or resample it to the scan first.",
                    {file});
    }
    LabelMap result(scan);
    const Index3& dims = turned.dims();
    Index3 ijk{};
    for (ijk[2] = 0; ijk[2] < dims[2]; ++ijk[2]) {
        for (ijk[1] = 0; ijk[1] < dims[1]; ++ijk[1]) {
            std::size_t to = result.offset({(*place)[0], ijk[1] + (*place)[1], ijk[2] + (*place)[2]});
            for (ijk[0] = 0; ijk[0] < dims[0]; ++ijk[0], ++to) {
                Index3 source{};
                for (int axis = 0; axis < 3; ++axis) {
                    source[map.from[axis]] = map.flip[axis] ? dims[axis] - 1 - ijk[axis] : ijk[axis];
                }
                result.labels()[to] = labels.labels()[labels.offset(source)];
            }
        }
    }
    return result;
}

}  // namespace exemplar
