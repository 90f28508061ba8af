// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/ResampleLabels.h"

#include <map>

namespace exemplar {
namespace {

/// From voxel indices of one grid to those of another.
class GridMap {
public:
    GridMap(const Geometry& from, const Geometry& to) {
        m_origin = to.toIjk(from.toLps({0, 0, 0}));
        for (std::size_t d = 0; d < 3; ++d) {
            Vector3 unit{};
            unit[d] = 1.0;
            const Vector3 moved = to.toIjk(from.toLps(unit));
            for (std::size_t e = 0; e < 3; ++e) {
                m_step[d][e] = moved[e] - m_origin[e];
            }
        }
    }
    Index3 nearest(const Index3& voxel) const {
        Vector3 place = m_origin;
        for (std::size_t d = 0; d < 3; ++d) {
            for (std::size_t e = 0; e < 3; ++e) {
                place[e] += m_step[d][e] * voxel[d];
            }
        }
        return nearestVoxel(place);
    }

private:
    Vector3 m_origin{};
    std::array<Vector3, 3> m_step{};
};

template <typename Visit>
void forEveryVoxel(const Geometry& geometry, JobControl& control, double first, double last, Visit&& visit) {
    const Index3& dims = geometry.dims();
    std::size_t offset = 0;
    for (int k = 0; k < dims[2]; ++k) {
        control.checkpoint();
        control.report(first + (last - first) * k / dims[2], "Resampling");
        for (int j = 0; j < dims[1]; ++j) {
            for (int i = 0; i < dims[0]; ++i) {
                visit(offset++, Index3{i, j, k});
            }
        }
    }
}

}  // namespace

ResampledLabels resampleLabels(const LabelMap& labels, const Geometry& target, JobControl& control) {
    const Geometry& source = labels.geometry();
    ResampledLabels result{LabelMap(target), {}};
    std::map<std::uint16_t, LabelLoss> losses;
    const double sourceMl = source.voxelVolume() / 1000.0, targetMl = target.voxelVolume() / 1000.0;
    const GridMap toTarget(source, target), toSource(target, source);
    forEveryVoxel(source, control, 0.0, 0.5, [&](std::size_t offset, const Index3& voxel) {
        if (const std::uint16_t label = labels.labels()[offset]) {
            LabelLoss& loss = losses[label];
            loss.before += sourceMl;
            loss.outside += target.contains(toTarget.nearest(voxel)) ? 0.0 : sourceMl;
        }
    });
    forEveryVoxel(target, control, 0.5, 1.0, [&](std::size_t offset, const Index3& voxel) {
        const Index3 there = toSource.nearest(voxel);
        if (!source.contains(there)) {
            return;
        }
        const std::uint16_t label = labels.labels()[labels.offset(there)];
        result.labels.labels()[offset] = label;
        if (label != 0) {
            losses[label].after += targetMl;
        }
    });
    for (auto& [id, loss] : losses) {
        loss.id = id;
        result.losses.push_back(loss);
    }
    return result;
}

}  // namespace exemplar
