// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Geometry.h"
#include "core/image/Image2D.h"
#include "core/image/Volume.h"

#include <array>

namespace exemplar {

/// How the slices of one anatomical axis lie in a grid. Slices are always handed on in radiological display
/// orientation, whatever the storage order: axial x -> patient Left, y -> Posterior; coronal x -> Left,
/// y -> Inferior; sagittal x -> Posterior, y -> Inferior. Pixels stay voxels (no resampling).
class SlicePlane {
public:
    SlicePlane(const Geometry& geometry, Axis axis);

    Axis axis() const noexcept { return m_axis; }
    int storageAxis() const noexcept { return m_sliceStorage; }  ///< across which slices are counted
    int width() const noexcept { return m_width; }
    int height() const noexcept { return m_height; }
    int count() const noexcept { return m_count; }
    double spacingX() const noexcept { return m_spacingX; }  ///< mm
    double spacingY() const noexcept { return m_spacingY; }  ///< mm
    double spacingSlice() const noexcept { return m_spacingSlice; }
    /// Voxel under pixel (x, y) of a slice. Slice numbers are the file's voxel indices along the axis.
    Index3 voxel(int slice, int x, int y) const;

    /// The command line and prompt files name pixels by the file's voxel indices along the two storage
    /// axes that span the slice (the lower-numbered one first); these turn them round.
    void fromFile(double fileA, double fileB, double& x, double& y) const;
    void toFile(double x, double y, double& fileA, double& fileB) const { fromDisplay(x, y, fileA, fileB); }

    /// Throws Error(OutOfRange) naming the slice and the count.
    void requireSlice(int slice) const;
    Image extract(const Volume& volume, int slice) const;
    LabelImage extract(const LabelMap& labels, int slice) const;
    void insert(const LabelImage& image, int slice, LabelMap& labels) const;
    /// File indices of slices that hold any label, ascending.
    std::vector<int> labelledSlices(const LabelMap& labels) const;

    /// On how many slices of each axis (by its number) any label occurs; one pass over the voxels.
    static std::array<int, 3> labelledSliceCounts(const LabelMap& labels);

private:
    void fromDisplay(double x, double y, double& fileA, double& fileB) const;

    Axis m_axis;
    int m_sliceStorage, m_xStorage, m_yStorage;
    bool m_flipX, m_flipY;
    int m_width, m_height, m_count;
    double m_spacingX, m_spacingY, m_spacingSlice;
};

}  // namespace exemplar
