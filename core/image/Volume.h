// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Geometry.h"

#include <cstdint>
#include <string>
#include <vector>

namespace exemplar {

/// What made the scan. Unknown: nothing states it and it does not look like CT; it is treated as MR is.
enum class Modality { Unknown, CT, MR };

/// One scan: intensities in HU (CT) or as scaled by the file, i fastest.
class Volume {
public:
    Volume() = default;
    /// Voxels start at `value`.
    explicit Volume(Geometry geometry, float value = 0.0F)
        : m_geometry(std::move(geometry)), m_voxels(m_geometry.voxelCount(), value) {}
    /// Throws Error(Internal) unless voxels.size() is the grid's count.
    Volume(Geometry geometry, std::vector<float> voxels);

    const Geometry& geometry() const noexcept { return m_geometry; }
    const std::vector<float>& voxels() const noexcept { return m_voxels; }
    std::vector<float>& voxels() noexcept { return m_voxels; }
    float at(const Index3& ijk) const { return m_voxels[offset(ijk)]; }
    std::size_t offset(const Index3& ijk) const {
        const Index3& dims = m_geometry.dims();
        return (static_cast<std::size_t>(ijk[2]) * dims[1] + ijk[1]) * dims[0] + ijk[0];
    }
    /// As set when the scan was read (see readScan()); a volume made otherwise is Unknown until it is set.
    Modality modality() const noexcept { return m_modality; }
    void setModality(Modality modality) noexcept { m_modality = modality; }
    /// Hash of grid and voxels (hexadecimal, FNV-1a 64): names the scan in caches, sessions and cards.
    std::string contentHash() const;

private:
    Geometry m_geometry;
    std::vector<float> m_voxels;
    Modality m_modality = Modality::Unknown;
};

/// Labels on a grid, 0 = background. Knows neither names nor colours (see LabelTable) nor its file.
class LabelMap {
public:
    LabelMap() = default;
    explicit LabelMap(Geometry geometry) : m_geometry(std::move(geometry)), m_labels(m_geometry.voxelCount(), 0) {}
    /// Throws Error(Internal) unless labels.size() is the grid's count.
    LabelMap(Geometry geometry, std::vector<std::uint16_t> labels);

    const Geometry& geometry() const noexcept { return m_geometry; }
    const std::vector<std::uint16_t>& labels() const noexcept { return m_labels; }
    std::vector<std::uint16_t>& labels() noexcept { return m_labels; }
    std::size_t offset(const Index3& ijk) const {
        const Index3& dims = m_geometry.dims();
        return (static_cast<std::size_t>(ijk[2]) * dims[1] + ijk[1]) * dims[0] + ijk[0];
    }
    /// Labels that occur, ascending, without 0.
    std::vector<std::uint16_t> present() const;

private:
    Geometry m_geometry;
    std::vector<std::uint16_t> m_labels;
};

}  // namespace exemplar
