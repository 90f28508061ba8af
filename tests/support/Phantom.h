// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/RandomStream.h"
#include "core/image/Volume.h"
#include "core/synthesis/SynthesisExemplar.h"

#include <array>
#include <cmath>
#include <cstdint>

namespace exemplar::phantom {

/// Intensities (0..1) of the parts of every phantom: air, body, and structures 1, 2, 3.
inline constexpr float kAir = 0.0F;
inline constexpr float kBody = 0.5F;
inline constexpr std::array<float, 4> kStructure{kBody, 0.7F, 0.8F, 0.9F};

/// A body ellipsoid with three ellipsoid structures (labels 1 to 3) that neither touch each other nor air. Places
/// and sizes vary with the seed.
struct Phantom {
    Volume scan;
    LabelMap labels;
};

inline Phantom make(Index3 dims, Vector3 spacing, std::uint64_t seed) {
    RandomStream random(seed);
    struct Ellipsoid {
        Vector3 centre, radii;  // shares of the volume
    };
    std::array<Ellipsoid, 4> shapes{};
    shapes[0] = {{0.5, 0.5, 0.5}, {0.46, 0.46, 0.6}};
    constexpr std::array<Vector3, 3> kPlaces{{{0.32, 0.38, 0.5}, {0.68, 0.38, 0.48}, {0.5, 0.7, 0.52}}};
    for (int s = 0; s < 3; ++s) {
        for (int axis = 0; axis < 3; ++axis) {
            shapes[s + 1].centre[axis] = kPlaces[s][axis] + random.uniform(-0.03, 0.03);
            shapes[s + 1].radii[axis] = random.uniform(0.08, 0.12) * (axis == 2 ? 2.5 : 1.0);
        }
    }
    const Geometry geometry = Geometry::plain(dims, spacing);
    Phantom phantom{Volume(geometry, kAir), LabelMap(geometry)};
    for (int k = 0; k < dims[2]; ++k) {
        for (int j = 0; j < dims[1]; ++j) {
            for (int i = 0; i < dims[0]; ++i) {
                for (int s = 0; s < 4; ++s) {
                    double sum = 0.0;
                    for (int axis = 0; axis < 3; ++axis) {
                        const double place = (Index3{i, j, k}[axis] + 0.5) / dims[axis];
                        sum += std::pow((place - shapes[s].centre[axis]) / shapes[s].radii[axis], 2);
                    }
                    if (sum <= 1.0) {
                        const std::size_t offset = phantom.labels.offset({i, j, k});
                        phantom.scan.voxels()[offset] = kStructure[s];
                        phantom.labels.labels()[offset] = static_cast<std::uint16_t>(s);
                    }
                }
            }
        }
    }
    return phantom;
}

/// One slice of a phantom in a square picture, the rest padding.
inline SynthesisExemplar slice(int side, int validWidth, int validHeight, std::uint64_t seed) {
    const Phantom phantom = make({validWidth, validHeight, 3}, {1, 1, 1}, seed);
    SynthesisExemplar picture{Image(side, side), LabelImage(side, side), validWidth, validHeight};
    for (int y = 0; y < validHeight; ++y) {
        for (int x = 0; x < validWidth; ++x) {
            picture.image.at(x, y) = phantom.scan.at({x, y, 1});
            picture.labels.at(x, y) = phantom.labels.labels()[phantom.labels.offset({x, y, 1})];
        }
    }
    return picture;
}

}  // namespace exemplar::phantom
