// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/editing/Brush.h"

#include <algorithm>
#include <cmath>

namespace exemplar {
namespace {

/// A segment and a reach around it, measured in mm along the storage axes.
class Capsule {
public:
    Capsule(const Brush& brush, const Geometry& geometry, const Vector3& from, const Vector3& to)
        : m_from(from),
          m_spacing(geometry.spacing()),
          m_radius(brush.radius),
          m_square(brush.square),
          m_flat(brush.flat ? geometry.storageAxis(*brush.flat) : -1) {
        for (std::size_t d = 0; d < 3; ++d) {
            m_way[d] = (to[d] - from[d]) * m_spacing[d];
            m_length2 += m_way[d] * m_way[d];
        }
    }

    bool holds(const Index3& voxel) const {
        Vector3 off{};
        double along = 0.0;
        for (std::size_t d = 0; d < 3; ++d) {
            off[d] = (voxel[d] - m_from[d]) * m_spacing[d];
            along += off[d] * m_way[d];
        }
        const double share = m_length2 > 0.0 ? std::clamp(along / m_length2, 0.0, 1.0) : 0.0;
        double square = 0.0, largest = 0.0;
        for (std::size_t d = 0; d < 3; ++d) {
            if (static_cast<int>(d) == m_flat) {
                continue;  // the range of voxels is one slice already
            }
            const double apart = std::abs(off[d] - share * m_way[d]);
            square += apart * apart;
            largest = std::max(largest, apart);
        }
        return m_square ? largest <= m_radius : square <= m_radius * m_radius;
    }

    double reach(std::size_t d) const { return static_cast<int>(d) == m_flat ? 0.0 : m_radius / m_spacing[d]; }

private:
    Vector3 m_from, m_spacing, m_way{};
    double m_radius, m_length2 = 0.0;
    bool m_square;
    int m_flat;
};

}  // namespace

VoxelBox paintStroke(LabelEditor& editor, const Brush& brush, const Vector3& from, const Vector3& to,
                     std::uint16_t label, const PaintLimits& limits) {
    const Geometry& geometry = editor.map().geometry();
    const Capsule capsule(brush, geometry, from, to);
    Index3 first{}, last{};
    for (std::size_t d = 0; d < 3; ++d) {
        const int end = geometry.dims()[d] - 1;
        const double low = std::min(from[d], to[d]) - capsule.reach(d),
                     high = std::max(from[d], to[d]) + capsule.reach(d);
        const bool flat = capsule.reach(d) == 0.0;
        first[d] = std::max(0, static_cast<int>(flat ? std::lround(low) : std::ceil(low)));
        last[d] = std::min(end, static_cast<int>(flat ? std::lround(high) : std::floor(high)));
    }
    VoxelBox changed;
    const auto paint = [&](const Index3& voxel) {
        const std::size_t offset = editor.map().offset(voxel);
        if (limits.allow(editor.map(), offset) && editor.put(offset, label)) {
            changed.include(voxel);
        }
    };
    const Index3 hit = nearestVoxel(to);
    if (geometry.contains(hit)) {
        paint(hit);
    }
    for (int k = first[2]; k <= last[2]; ++k) {
        for (int j = first[1]; j <= last[1]; ++j) {
            for (int i = first[0]; i <= last[0]; ++i) {
                if (capsule.holds({i, j, k})) {
                    paint({i, j, k});
                }
            }
        }
    }
    return changed;
}

}  // namespace exemplar
