// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Volume.h"

#include <cstdint>
#include <string>
#include <vector>

namespace exemplar {

/// Voxels from `first` to `last`, both included; empty while last < first.
struct VoxelBox {
    Index3 first{0, 0, 0}, last{-1, -1, -1};
    bool empty() const noexcept { return last[0] < first[0]; }
    void include(const Index3& voxel);
    void include(const VoxelBox& other);
    bool operator==(const VoxelBox&) const = default;
};

/// What one edit did to a label map: only the voxels that changed, as runs, so that a hundred strokes fit into a few
/// megabytes and a whole propagated volume into little more than its borders.
class LabelChange {
public:
    /// Voxels in storage order that were touched and had one label before.
    struct Stretch {
        std::size_t offset;
        std::uint32_t length;
        std::uint16_t before;
    };

    LabelChange() = default;
    /// `touched`: in any order; of a voxel named twice the first is the label before. `now` is the map after the edit.
    LabelChange(std::vector<Stretch> touched, const LabelMap& now);

    bool empty() const noexcept { return m_box.empty(); }
    const VoxelBox& box() const noexcept { return m_box; }
    std::size_t voxelCount() const noexcept { return m_count; }
    std::size_t bytes() const noexcept { return m_runs.capacity() + sizeof *this; }

    /// Voxels in storage order that changed alike.
    struct Run {
        std::size_t offset, length;
        std::uint16_t before, after;
    };
    /// Calls visitor(run) for every run, ascending.
    template <typename Visitor>
    void visit(Visitor&& visitor) const {
        const std::uint8_t* place = m_runs.data();
        const std::uint8_t* const end = place + m_runs.size();
        std::size_t offset = 0;
        while (place != end) {
            offset += take(place);
            const std::size_t length = take(place);
            const auto before = static_cast<std::uint16_t>(take(place));
            const auto after = static_cast<std::uint16_t>(take(place));
            visitor(Run{offset, length, before, after});
            offset += length;
        }
    }
    /// The slices across storage axis `axis` (0, 1, 2) of a grid in which some voxel changed, ascending.
    std::vector<int> slicesAcross(const Index3& dims, int axis) const;

private:
    static std::size_t take(const std::uint8_t*& place) {
        std::size_t number = *place & 127U;
        for (int shift = 7; *place++ >= 128; shift += 7) {
            number |= static_cast<std::size_t>(*place & 127U) << shift;
        }
        return number;
    }

    VoxelBox m_box;
    std::size_t m_count = 0;
    std::vector<std::uint8_t> m_runs;  // voxels skipped, voxels changed, label before, label after; seven bits a byte
};

}  // namespace exemplar
