// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string>

namespace exemplar {

using Vector3 = std::array<double, 3>;
using Index3 = std::array<int, 3>;

/// The voxel whose centre is nearest to a place in voxel indices with fractions; it may lie beyond the grid.
Index3 nearestVoxel(const Vector3& ijk);

/// Anatomical direction across which slices are counted.
enum class Axis { Sagittal = 0, Coronal = 1, Axial = 2 };

const char* axisName(Axis axis) noexcept;  ///< "axial", ...
/// Throws Error(Usage) for anything but axial, coronal, sagittal.
Axis axisFromName(const std::string& name);

/// The grid of a volume and its place in the patient. Voxel (i, j, k), 0-based in storage order, has its
/// centre at  matrix * (i, j, k) + origin  in LPS millimetres (DICOM's and ITK's frame). The matrix need
/// not be orthogonal: oblique and sheared scans keep their full affine.
class Geometry {
public:
    Geometry() = default;
    /// matrix[row][column]: column c is the step in mm of storage axis c.
    Geometry(Index3 dims, std::array<Vector3, 3> matrix, Vector3 origin);
    /// Axis-aligned grid, LPS directions.
    static Geometry plain(Index3 dims, Vector3 spacing);

    const Index3& dims() const noexcept { return m_dims; }
    std::size_t voxelCount() const noexcept;
    bool contains(const Index3& voxel) const noexcept;
    /// The voxel at a place in storage order, i fastest.
    Index3 voxelAt(std::size_t offset) const noexcept;
    const std::array<Vector3, 3>& matrix() const noexcept { return m_matrix; }
    const Vector3& origin() const noexcept { return m_origin; }
    /// Length in mm of one step along each storage axis.
    Vector3 spacing() const;
    double voxelVolume() const;  ///< mm^3, |det matrix|
    Vector3 toLps(const Vector3& ijk) const;
    /// Throws Error(FormatUnsupported) where the matrix cannot be inverted.
    Vector3 toIjk(const Vector3& lps) const;

    /// Storage axis (0, 1, 2) that runs closest to the anatomical axis; the three answers are a permutation.
    int storageAxis(Axis axis) const;
    /// +1 where the storage axis grows towards Left, Posterior, Superior respectively, else -1.
    int storageSign(Axis axis) const;
    int sliceCount(Axis axis) const { return m_dims[storageAxis(axis)]; }
    /// Letters of the directions in which i, j, k grow, nibabel's way: "RAS", "LPS", "PSR".
    std::string orientation() const;
    /// True where some storage axis is more than 0.1 degree off every anatomical axis.
    bool oblique() const;
    /// True where two storage axes are more than 0.1 degree off a right angle (gantry tilt, registered scans).
    bool sheared() const;
    /// Same dims, and every corner voxel within `tolerance` mm and a tenth of the smallest voxel size.
    bool sameGrid(const Geometry& other, double tolerance = 1e-2) const;

private:
    void assignAxes();

    Index3 m_dims{0, 0, 0};
    std::array<Vector3, 3> m_matrix{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
    Vector3 m_origin{0, 0, 0};
    std::array<int, 3> m_storageAxis{0, 1, 2};  // by anatomical axis
    std::array<int, 3> m_storageSign{1, 1, 1};
};

}  // namespace exemplar
