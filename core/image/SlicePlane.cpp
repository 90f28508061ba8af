// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/SlicePlane.h"

#include "core/base/Error.h"

#include <algorithm>
#include <string>

namespace exemplar {
namespace {

/// Storage offsets of a slice's pixels: first + x * right + y * down.
struct Steps {
    std::ptrdiff_t first, right, down;

    template <typename Grid>
    Steps(const SlicePlane& plane, const Grid& grid, int slice) {
        const auto offset = [&](int x, int y) {
            return static_cast<std::ptrdiff_t>(grid.offset(plane.voxel(slice, x, y)));
        };
        first = offset(0, 0);
        right = plane.width() > 1 ? offset(1, 0) - first : 0;
        down = plane.height() > 1 ? offset(0, 1) - first : 0;
    }
};

template <typename T>
void take(const std::vector<T>& voxels, const Steps& steps, Image2D<T>& image) {
    T* pixel = image.pixels().data();
    for (int y = 0; y < image.height(); ++y) {
        const T* const row = voxels.data() + steps.first + y * steps.down;
        if (steps.right == 1) {
            pixel = std::copy_n(row, image.width(), pixel);
            continue;
        }
        for (int x = 0; x < image.width(); ++x) {
            *pixel++ = row[x * steps.right];
        }
    }
}

}  // namespace

SlicePlane::SlicePlane(const Geometry& geometry, Axis axis) : m_axis(axis) {
    const Axis across = axis == Axis::Sagittal ? Axis::Coronal : Axis::Sagittal;
    const Axis down = axis == Axis::Axial ? Axis::Coronal : Axis::Axial;
    m_sliceStorage = geometry.storageAxis(axis);
    m_xStorage = geometry.storageAxis(across);
    m_yStorage = geometry.storageAxis(down);
    m_flipX = geometry.storageSign(across) < 0;
    // Rows grow to Posterior (axial) or to Inferior (the others); the positive sense of Axial is Superior.
    m_flipY = (down == Axis::Axial) == (geometry.storageSign(down) > 0);
    const Index3& dims = geometry.dims();
    m_width = dims[m_xStorage];
    m_height = dims[m_yStorage];
    m_count = dims[m_sliceStorage];
    const Vector3 spacing = geometry.spacing();
    m_spacingX = spacing[m_xStorage];
    m_spacingY = spacing[m_yStorage];
    m_spacingSlice = spacing[m_sliceStorage];
}

Index3 SlicePlane::voxel(int slice, int x, int y) const {
    Index3 ijk{};
    ijk[m_sliceStorage] = slice;
    ijk[m_xStorage] = m_flipX ? m_width - 1 - x : x;
    ijk[m_yStorage] = m_flipY ? m_height - 1 - y : y;
    return ijk;
}

void SlicePlane::fromFile(double fileA, double fileB, double& x, double& y) const {
    const bool xFirst = m_xStorage < m_yStorage;
    const double alongX = xFirst ? fileA : fileB;
    const double alongY = xFirst ? fileB : fileA;
    x = m_flipX ? m_width - 1 - alongX : alongX;
    y = m_flipY ? m_height - 1 - alongY : alongY;
}

void SlicePlane::fromDisplay(double x, double y, double& fileA, double& fileB) const {
    const double alongX = m_flipX ? m_width - 1 - x : x;
    const double alongY = m_flipY ? m_height - 1 - y : y;
    const bool xFirst = m_xStorage < m_yStorage;
    fileA = xFirst ? alongX : alongY;
    fileB = xFirst ? alongY : alongX;
}

void SlicePlane::requireSlice(int slice) const {
    if (slice < 0 || slice >= m_count) {
        throw Error(ErrorCode::OutOfRange,
                    "There is no " + std::string(axisName(m_axis)) + " slice " + std::to_string(slice) +
                        "; the scan has slices 0 to " + std::to_string(m_count - 1) + ".",
                    {std::to_string(slice)});
    }
}

Image SlicePlane::extract(const Volume& volume, int slice) const {
    requireSlice(slice);
    Image image(m_width, m_height);
    take(volume.voxels(), Steps(*this, volume, slice), image);
    return image;
}

LabelImage SlicePlane::extract(const LabelMap& labels, int slice) const {
    requireSlice(slice);
    LabelImage image(m_width, m_height);
    take(labels.labels(), Steps(*this, labels, slice), image);
    return image;
}

void SlicePlane::insert(const LabelImage& image, int slice, LabelMap& labels) const {
    requireSlice(slice);
    if (image.width() != m_width || image.height() != m_height) {
        throw Error(ErrorCode::Internal, "A slice of another size was inserted into a label map.");
    }
    const Steps steps(*this, labels, slice);
    const std::uint16_t* pixel = image.pixels().data();
    for (int y = 0; y < m_height; ++y) {
        std::uint16_t* const row = labels.labels().data() + steps.first + y * steps.down;
        for (int x = 0; x < m_width; ++x) {
            row[x * steps.right] = *pixel++;
        }
    }
}

std::vector<int> SlicePlane::labelledSlices(const LabelMap& labels) const {
    const Index3& dims = labels.geometry().dims();
    std::vector<bool> any(static_cast<std::size_t>(m_count), false);
    std::size_t offset = 0;
    for (int k = 0; k < dims[2]; ++k) {
        for (int j = 0; j < dims[1]; ++j) {
            for (int i = 0; i < dims[0]; ++i, ++offset) {
                if (labels.labels()[offset] != 0) {
                    any[Index3{i, j, k}[m_sliceStorage]] = true;
                }
            }
        }
    }
    std::vector<int> result;
    for (int slice = 0; slice < m_count; ++slice) {
        if (any[slice]) {
            result.push_back(slice);
        }
    }
    return result;
}

std::array<int, 3> SlicePlane::labelledSliceCounts(const LabelMap& labels) {
    const Index3& dims = labels.geometry().dims();
    std::array<std::vector<bool>, 3> seen;  // by storage axis
    for (std::size_t d = 0; d < 3; ++d) {
        seen[d].assign(static_cast<std::size_t>(dims[d]), false);
    }
    const std::uint16_t* row = labels.labels().data();
    for (int k = 0; k < dims[2]; ++k) {
        for (int j = 0; j < dims[1]; ++j, row += dims[0]) {
            if (std::any_of(row, row + dims[0], [](std::uint16_t label) { return label != 0; })) {
                seen[2][static_cast<std::size_t>(k)] = seen[1][static_cast<std::size_t>(j)] = true;
                for (int i = 0; i < dims[0]; ++i) {
                    if (row[i] != 0) {
                        seen[0][static_cast<std::size_t>(i)] = true;
                    }
                }
            }
        }
    }
    std::array<int, 3> counts{};
    for (const Axis axis : {Axis::Sagittal, Axis::Coronal, Axis::Axial}) {
        const auto& along = seen[static_cast<std::size_t>(labels.geometry().storageAxis(axis))];
        counts[static_cast<std::size_t>(axis)] = static_cast<int>(std::count(along.begin(), along.end(), true));
    }
    return counts;
}

}  // namespace exemplar
