// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Volume.h"

#include <zlib.h>

#include <array>
#include <cstring>
#include <optional>
#include <string>
#include <vector>

namespace exemplar {

/// AAL's labels on Colin27 (Debian's mricron-data) merged to 1 cerebellum, 2 thalamus, 3 caudate, 4 putamen,
/// 5 hippocampus, with the spacing asked for; nothing where the package is not installed. Knows just this file, so
/// that tests of plain core parts need no reader.
inline std::optional<LabelMap> mergedAal(Vector3 spacing = {1, 1, 1}) {
    gzFile file = gzopen("/usr/share/mricron/templates/aal.nii.gz", "rb");
    if (file == nullptr) {
        return std::nullopt;
    }
    constexpr int kHeader = 352;
    const Index3 dims{181, 217, 181};
    std::vector<std::uint8_t> bytes(kHeader + Geometry::plain(dims, spacing).voxelCount());
    const int read = gzread(file, bytes.data(), static_cast<unsigned>(bytes.size()));
    gzclose(file);
    std::array<std::int16_t, 4> stored{};
    std::memcpy(stored.data(), bytes.data() + 40, sizeof stored);
    if (read != static_cast<int>(bytes.size()) || stored != std::array<std::int16_t, 4>{3, 181, 217, 181}) {
        return std::nullopt;
    }
    std::array<std::uint16_t, 256> merged{};
    for (int id = 91; id <= 116; ++id) {
        merged[id] = 1;
    }
    merged[77] = merged[78] = 2;
    merged[71] = merged[72] = 3;
    merged[73] = merged[74] = 4;
    merged[37] = merged[38] = 5;
    LabelMap labels(Geometry::plain(dims, spacing));
    for (std::size_t i = 0; i < labels.labels().size(); ++i) {
        labels.labels()[i] = merged[bytes[kHeader + i]];
    }
    return labels;
}

}  // namespace exemplar
