// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/Files.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cmath>

namespace exemplar::bigscan {

/// 512 x 512 x 300 voxels of 0.7 x 0.7 x 1 mm: a noisy body in air with five ellipsoid structures. Whole numbers, as a
/// scanner stores them: air 0 to 7, body about 700, structure c about 100 c.
inline constexpr Index3 kDims{512, 512, 300};
inline constexpr Vector3 kSpacing{0.7, 0.7, 1.0};
inline constexpr std::uint16_t kStructures = 5;

/// Centre and radii as shares of the volume: the body, then the structures.
struct Ellipsoid {
    Vector3 centre, radii;
};
inline constexpr std::array<Ellipsoid, kStructures + 1> kShapes{{{{0.50, 0.50, 0.50}, {0.46, 0.42, 0.70}},
                                                                 {{0.33, 0.42, 0.50}, {0.15, 0.17, 0.30}},
                                                                 {{0.70, 0.40, 0.45}, {0.09, 0.10, 0.16}},
                                                                 {{0.38, 0.72, 0.55}, {0.06, 0.07, 0.14}},
                                                                 {{0.62, 0.72, 0.55}, {0.06, 0.07, 0.14}},
                                                                 {{0.53, 0.56, 0.50}, {0.04, 0.05, 0.42}}}};

/// The voxel in the middle of a structure, 1 to kStructures.
inline Index3 middleOf(std::uint16_t structure) {
    Index3 voxel{};
    for (std::size_t d = 0; d < 3; ++d) {
        voxel[d] = static_cast<int>(kShapes[structure].centre[d] * kDims[d]);
    }
    return voxel;
}

/// Calls visitor(shape, offset of the first voxel, count) for every row of voxels that a shape fills, shapes in order.
template <typename Visitor>
void visitRows(const Visitor& visitor) {
    for (std::size_t s = 0; s < kShapes.size(); ++s) {
        const Vector3 &centre = kShapes[s].centre, &radii = kShapes[s].radii;
        for (int k = 0; k < kDims[2]; ++k) {
            for (int j = 0; j < kDims[1]; ++j) {
                const double rest = 1.0 - std::pow(((k + 0.5) / kDims[2] - centre[2]) / radii[2], 2) -
                                    std::pow(((j + 0.5) / kDims[1] - centre[1]) / radii[1], 2);
                if (rest <= 0.0) {
                    continue;
                }
                const double half = radii[0] * std::sqrt(rest);
                const int first = std::max(0, static_cast<int>(std::ceil((centre[0] - half) * kDims[0] - 0.5)));
                const int last =
                    std::min(kDims[0] - 1, static_cast<int>(std::floor((centre[0] + half) * kDims[0] - 0.5)));
                if (first <= last) {
                    visitor(s, (static_cast<std::size_t>(k) * kDims[1] + j) * kDims[0] + first,
                            static_cast<std::size_t>(last - first + 1));
                }
            }
        }
    }
}

inline Volume scan() {
    Volume scan(Geometry::plain(kDims, kSpacing));
    scan.setModality(Modality::MR);
    std::uint64_t state = 88172645463325252U;  // xorshift
    const auto draw = [&state] {
        state ^= state << 13;
        state ^= state >> 7;
        return state ^= state << 17;
    };
    for (float& voxel : scan.voxels()) {
        voxel = static_cast<float>(draw() & 7);
    }
    visitRows([&](std::size_t shape, std::size_t offset, std::size_t count) {
        const int level = shape == 0 ? 700 : 100 * static_cast<int>(shape);
        for (std::size_t i = offset; i < offset + count; ++i) {
            // Four dice of -8 to 7 each: deviation 9, for the body 28.
            const std::uint64_t dice = draw();
            const int noise =
                static_cast<int>((dice & 15) + (dice >> 4 & 15) + (dice >> 8 & 15) + (dice >> 12 & 15)) - 32;
            scan.voxels()[i] = static_cast<float>(level + (shape == 0 ? 3 * noise : noise));
        }
    });
    return scan;
}

inline LabelMap labels() {
    LabelMap labels(Geometry::plain(kDims, kSpacing));
    visitRows([&](std::size_t shape, std::size_t offset, std::size_t count) {
        std::fill_n(labels.labels().begin() + static_cast<std::ptrdiff_t>(offset), count,
                    static_cast<std::uint16_t>(shape));
    });
    return labels;
}

/// Files in memory: every path is this scan, and its labels.
class BigFiles final : public ui::Files {
public:
    using Clock = std::chrono::steady_clock;

    bool isFolder(const std::string&) override { return false; }
    std::vector<ui::SeriesChoice> listSeries(const std::string&, JobControl&) override { return {}; }
    std::vector<std::string> scansIn(const std::string&, JobControl&) override { return {}; }
    ui::LoadedScan openScan(const ui::ScanSource& source, JobControl&) override {
        ui::LoadedScan loaded{scan(), source.path, "big.nii", "big", {}, source.series, source.frame};
        m_returned = Clock::now();
        return loaded;
    }
    std::string sampleScan() override { return {}; }
    ui::LoadedLabels openLabels(const std::string&, JobControl&) override {
        ui::LoadedLabels loaded{labels(), {}};
        for (std::uint16_t label = 1; label <= kStructures; ++label) {
            loaded.table.ensure(label);
        }
        return loaded;
    }
    void saveLabels(const LabelMap&, const LabelTable&, const std::string&, const std::string&) override {}
    void saveBids(const LabelMap&, const LabelTable&, const std::string&, const std::string&,
                  const LabelOrigin&) override {}
    void saveMasks(const LabelMap&, const LabelTable&, const std::string&, const std::string&,
                   const std::string&) override {}
    LabelTable openTable(const std::string&) override { return {}; }
    void saveTable(const LabelTable&, const std::string&) override {}
    std::vector<ui::LabelPresetChoice> presets() override { return {}; }

    /// When openScan() last had its scan ready.
    Clock::time_point returned() const { return m_returned; }

private:
    std::atomic<Clock::time_point> m_returned{};
};

}  // namespace exemplar::bigscan
