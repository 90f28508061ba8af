// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JobControl.h"
#include "core/editing/LabelChange.h"
#include "core/image/Volume.h"

#include <cstdint>
#include <vector>

namespace exemplar::ui {

/// The voxels of one label within its box, every `step`-th of them along each axis, with a rim of background.
struct LabelBlock {
    std::vector<std::uint8_t> inside;  ///< 255 or 0, i fastest
    Index3 dims{0, 0, 0};
    Index3 first{0, 0, 0};  ///< voxel of the first sample, which may lie beyond the grid
    int step = 1;
    VoxelBox box;  ///< tight around the samples; empty where the label has none
};

/// Every how many voxels a box is sampled, so that a surface takes about a second at most.
int sampleStep(const VoxelBox& box);

/// Copies what a surface needs of a label. `box` holds all of it; it is sampled by sampleStep() or `leastStep`,
/// whichever is coarser.
LabelBlock takeBlock(const LabelMap& labels, std::uint16_t label, const VoxelBox& box, int leastStep = 1);

/// Every `factor`-th sample of a block.
LabelBlock thinned(const LabelBlock& block, int factor);

/// Triangles of a surface that is drawn without a graphics card in a moment.
constexpr std::size_t kMostTriangles = 50'000;

/// A closed surface; LPS mm.
struct Surface {
    int step = 1;                ///< of the samples that it was made of
    std::vector<float> points;   ///< x y z
    std::vector<float> normals;  ///< outward, of length 1
    std::vector<std::uint32_t> triangles;
    double volume() const;  ///< mm^3, by the divergence theorem; negative where it is inside out
};

/// Flying edges and windowed sinc smoothing (VTK), of a thinned block where it had more than kMostTriangles.
/// Throws Error(Cancelled).
Surface buildSurface(const LabelBlock& whole, const Geometry& geometry, JobControl& control);

}  // namespace exemplar::ui
