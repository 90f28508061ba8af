// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/editing/LabelChange.h"

#include <algorithm>

namespace exemplar {
namespace {

void append(std::vector<std::uint8_t>& bytes, std::size_t number) {
    while (number >= 128) {
        bytes.push_back(static_cast<std::uint8_t>(number | 128));
        number >>= 7;
    }
    bytes.push_back(static_cast<std::uint8_t>(number));
}

}  // namespace

void VoxelBox::include(const Index3& voxel) {
    if (empty()) {
        first = last = voxel;
        return;
    }
    for (std::size_t d = 0; d < 3; ++d) {
        first[d] = std::min(first[d], voxel[d]);
        last[d] = std::max(last[d], voxel[d]);
    }
}

void VoxelBox::include(const VoxelBox& other) {
    if (!other.empty()) {
        include(other.first);
        include(other.last);
    }
}

namespace {

using Stretch = LabelChange::Stretch;

bool overlap(const std::vector<Stretch>& sorted) {
    for (std::size_t i = 1; i < sorted.size(); ++i) {
        if (sorted[i].offset < sorted[i - 1].offset + sorted[i - 1].length) {
            return true;
        }
    }
    return false;
}

void sortByOffset(std::vector<Stretch>& touched) {
    std::stable_sort(touched.begin(), touched.end(),
                     [](const Stretch& a, const Stretch& b) { return a.offset < b.offset; });
}

/// By offset, every voxel once, with the first of the labels that were noted for it.
std::vector<Stretch> inOrder(std::vector<Stretch> touched) {
    std::vector<Stretch> sorted = touched;
    sortByOffset(sorted);
    if (!overlap(sorted)) {
        return sorted;
    }
    sorted.clear();
    for (const Stretch& stretch : touched) {
        for (std::uint32_t i = 0; i < stretch.length; ++i) {
            sorted.push_back({stretch.offset + i, 1, stretch.before});
        }
    }
    sortByOffset(sorted);
    sorted.erase(std::unique(sorted.begin(), sorted.end(),
                             [](const Stretch& a, const Stretch& b) { return a.offset == b.offset; }),
                 sorted.end());
    return sorted;
}

/// The box of `length` voxels in storage order: beyond a row it is as wide as the grid, beyond a slice as high.
VoxelBox boxOf(const Geometry& geometry, std::size_t offset, std::size_t length) {
    VoxelBox box{geometry.voxelAt(offset), geometry.voxelAt(offset + length - 1)};
    for (const std::size_t d : {std::size_t{1}, std::size_t{0}}) {
        if (box.first[d + 1] != box.last[d + 1] || (d == 0 && box.first[2] != box.last[2])) {
            box.first[d] = 0;
            box.last[d] = geometry.dims()[d] - 1;
        }
    }
    return box;
}

}  // namespace

LabelChange::LabelChange(std::vector<Stretch> touched, const LabelMap& now) {
    Run run{0, 0, 0, 0};
    std::size_t written = 0;
    const auto close = [&] {
        if (run.length > 0) {
            append(m_runs, run.offset - written);
            append(m_runs, run.length);
            append(m_runs, run.before);
            append(m_runs, run.after);
            written = run.offset + run.length;
            m_count += run.length;
            m_box.include(boxOf(now.geometry(), run.offset, run.length));
        }
    };
    for (const Stretch& stretch : inOrder(std::move(touched))) {
        for (std::size_t offset = stretch.offset; offset < stretch.offset + stretch.length; ++offset) {
            const std::uint16_t after = now.labels()[offset];
            if (after == stretch.before) {
                continue;
            }
            if (offset != run.offset + run.length || stretch.before != run.before || after != run.after) {
                close();
                run = {offset, 0, stretch.before, after};
            }
            ++run.length;
        }
    }
    close();
    m_runs.shrink_to_fit();
}

std::vector<int> LabelChange::slicesAcross(const Index3& dims, int axis) const {
    std::size_t stride = 1;  // between neighbours along the axis
    for (int d = 0; d < axis; ++d) {
        stride *= static_cast<std::size_t>(dims[static_cast<std::size_t>(d)]);
    }
    const auto count = static_cast<std::size_t>(dims[static_cast<std::size_t>(axis)]), turn = stride * count;
    const auto strides = [stride](std::size_t voxels) { return stride == 1 ? voxels : voxels / stride; };
    std::vector<char> changed(count, 0);
    // Divisions would cost more than all else, so a run that ends before `known` or begins before the next turn has
    // few.
    std::size_t start = 0, known = 0;  // where slice 0 was last; the end of the slices noted last
    visit([&](const Run& run) {
        if (run.offset + run.length <= known) {
            return;
        }
        if (run.offset >= start + turn) {
            start = run.offset / turn * turn;
        }
        // Within `stride` voxels in a row the slice is one; then the next, and after the last the first again.
        const std::size_t first = strides(run.offset - start), last = strides(run.offset - start + run.length - 1);
        changed[first] = 1;
        for (std::size_t i = first + 1; i <= std::min(last, first + count - 1); ++i) {
            changed[i < count ? i : i - count] = 1;
        }
        known = start + (last + 1) * stride;
    });
    std::vector<int> slices;
    for (std::size_t slice = 0; slice < count; ++slice) {
        if (changed[slice] != 0) {
            slices.push_back(static_cast<int>(slice));
        }
    }
    return slices;
}

}  // namespace exemplar
