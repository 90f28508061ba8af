// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/Geometry.h"

#include "core/base/Error.h"

#include <algorithm>
#include <cmath>

namespace exemplar {
namespace {

double determinant(const std::array<Vector3, 3>& m) {
    return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0]) +
           m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
}

}  // namespace

const char* axisName(Axis axis) noexcept {
    switch (axis) {
        case Axis::Sagittal:
            return "sagittal";
        case Axis::Coronal:
            return "coronal";
        case Axis::Axial:
            return "axial";
    }
    return "axial";
}

Axis axisFromName(const std::string& name) {
    for (Axis axis : {Axis::Sagittal, Axis::Coronal, Axis::Axial}) {
        if (name == axisName(axis)) {
            return axis;
        }
    }
    throw Error(ErrorCode::Usage, "There is no axis '" + name + "'; use axial, coronal or sagittal.", {name});
}

Geometry::Geometry(Index3 dims, std::array<Vector3, 3> matrix, Vector3 origin)
    : m_dims(dims), m_matrix(matrix), m_origin(origin) {
    assignAxes();
}

Geometry Geometry::plain(Index3 dims, Vector3 spacing) {
    return Geometry(dims, {{{spacing[0], 0, 0}, {0, spacing[1], 0}, {0, 0, spacing[2]}}}, {0, 0, 0});
}

bool Geometry::contains(const Index3& voxel) const noexcept {
    return voxel[0] >= 0 && voxel[1] >= 0 && voxel[2] >= 0 && voxel[0] < m_dims[0] && voxel[1] < m_dims[1] &&
           voxel[2] < m_dims[2];
}

Index3 Geometry::voxelAt(std::size_t offset) const noexcept {
    const auto width = static_cast<std::size_t>(m_dims[0]), height = static_cast<std::size_t>(m_dims[1]);
    return {static_cast<int>(offset % width), static_cast<int>(offset / width % height),
            static_cast<int>(offset / width / height)};
}

Index3 nearestVoxel(const Vector3& ijk) {
    return {static_cast<int>(std::lround(ijk[0])), static_cast<int>(std::lround(ijk[1])),
            static_cast<int>(std::lround(ijk[2]))};
}

std::size_t Geometry::voxelCount() const noexcept {
    return static_cast<std::size_t>(m_dims[0]) * m_dims[1] * m_dims[2];
}

Vector3 Geometry::spacing() const {
    Vector3 result{};
    for (int c = 0; c < 3; ++c) {
        result[c] = std::hypot(m_matrix[0][c], m_matrix[1][c], m_matrix[2][c]);
    }
    return result;
}

double Geometry::voxelVolume() const { return std::abs(determinant(m_matrix)); }

Vector3 Geometry::toLps(const Vector3& ijk) const {
    Vector3 result = m_origin;
    for (int row = 0; row < 3; ++row) {
        for (int column = 0; column < 3; ++column) {
            result[row] += m_matrix[row][column] * ijk[column];
        }
    }
    return result;
}

Vector3 Geometry::toIjk(const Vector3& lps) const {
    const double whole = determinant(m_matrix);
    const Vector3 step = spacing();
    if (!(std::abs(whole) > 1e-9 * step[0] * step[1] * step[2])) {
        throw Error(ErrorCode::FormatUnsupported,
                    "The scan's orientation matrix is singular, so positions in mm have no voxel; repair its header.");
    }
    const Vector3 offset{lps[0] - m_origin[0], lps[1] - m_origin[1], lps[2] - m_origin[2]};
    Vector3 result{};
    for (int column = 0; column < 3; ++column) {  // Cramer's rule
        auto replaced = m_matrix;
        for (int row = 0; row < 3; ++row) {
            replaced[row][column] = offset[row];
        }
        result[column] = determinant(replaced) / whole;
    }
    return result;
}

void Geometry::assignAxes() {
    const Vector3 length = spacing();
    // Of the six ways to give each anatomical axis a storage axis, the one with the largest sum of |cosines|.
    std::array<int, 3> order{0, 1, 2};
    double best = -1.0;
    do {
        double sum = 0.0;
        for (int anatomical = 0; anatomical < 3; ++anatomical) {
            const int storage = order[anatomical];
            sum += length[storage] > 0 ? std::abs(m_matrix[anatomical][storage]) / length[storage] : 0.0;
        }
        if (sum > best + 1e-9) {
            best = sum;
            m_storageAxis = order;
        }
    } while (std::next_permutation(order.begin(), order.end()));
    for (int anatomical = 0; anatomical < 3; ++anatomical) {
        m_storageSign[anatomical] = m_matrix[anatomical][m_storageAxis[anatomical]] < 0 ? -1 : 1;
    }
}

int Geometry::storageAxis(Axis axis) const { return m_storageAxis[static_cast<int>(axis)]; }

int Geometry::storageSign(Axis axis) const { return m_storageSign[static_cast<int>(axis)]; }

std::string Geometry::orientation() const {
    static constexpr char kPositive[] = "LPS";
    static constexpr char kNegative[] = "RAI";
    std::string letters(3, '?');
    for (int anatomical = 0; anatomical < 3; ++anatomical) {
        letters[m_storageAxis[anatomical]] =
            m_storageSign[anatomical] > 0 ? kPositive[anatomical] : kNegative[anatomical];
    }
    return letters;
}

bool Geometry::oblique() const {
    static const double kCosine = std::cos(0.1 * 3.14159265358979323846 / 180.0);
    const Vector3 length = spacing();
    for (int anatomical = 0; anatomical < 3; ++anatomical) {
        const int storage = m_storageAxis[anatomical];
        if (length[storage] > 0 && std::abs(m_matrix[anatomical][storage]) / length[storage] < kCosine) {
            return true;
        }
    }
    return false;
}

bool Geometry::sheared() const {
    static const double kCosine = std::sin(0.1 * 3.14159265358979323846 / 180.0);
    const Vector3 length = spacing();
    for (int a = 0; a < 3; ++a) {
        const int b = (a + 1) % 3;
        double dot = 0.0;
        for (int row = 0; row < 3; ++row) {
            dot += m_matrix[row][a] * m_matrix[row][b];
        }
        if (std::abs(dot) > kCosine * length[a] * length[b]) {
            return true;
        }
    }
    return false;
}

bool Geometry::sameGrid(const Geometry& other, double tolerance) const {
    if (m_dims != other.m_dims) {
        return false;
    }
    // Of voxels in micrometres a fixed tolerance would be many voxels.
    const Vector3 steps = spacing();
    tolerance = std::min(tolerance, 0.1 * *std::min_element(steps.begin(), steps.end()));
    for (int corner = 0; corner < 8; ++corner) {
        Vector3 ijk{};
        for (int axis = 0; axis < 3; ++axis) {
            ijk[axis] = (corner >> axis) & 1 ? m_dims[axis] - 1 : 0;
        }
        const Vector3 here = toLps(ijk);
        const Vector3 there = other.toLps(ijk);
        for (int axis = 0; axis < 3; ++axis) {
            if (!(std::abs(here[axis] - there[axis]) <= tolerance)) {
                return false;
            }
        }
    }
    return true;
}

}  // namespace exemplar
