// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/Volume.h"

#include "core/base/Error.h"

#include <cstdio>
#include <cstring>

namespace exemplar {
namespace {

class Fnv {
public:
    void add(const void* data, std::size_t bytes) {
        // Eight bytes at a time: a hash for identity, not the byte-wise FNV of the standard text.
        const auto* begin = static_cast<const unsigned char*>(data);
        std::size_t done = 0;
        for (; done + 8 <= bytes; done += 8) {
            std::uint64_t word = 0;
            std::memcpy(&word, begin + done, 8);
            m_state = (m_state ^ word) * kPrime;
            m_state ^= m_state >> 29;
        }
        for (; done < bytes; ++done) {
            m_state = (m_state ^ begin[done]) * kPrime;
        }
    }
    std::uint64_t state() const { return m_state; }

private:
    static constexpr std::uint64_t kPrime = 1099511628211ULL;
    std::uint64_t m_state = 14695981039346656037ULL;
};

void requireCount(std::size_t given, std::size_t expected) {
    if (given != expected) {
        throw Error(ErrorCode::Internal, "A volume of " + std::to_string(expected) + " voxels was given " +
                                             std::to_string(given) + " values.");
    }
}

}  // namespace

Volume::Volume(Geometry geometry, std::vector<float> voxels)
    : m_geometry(std::move(geometry)), m_voxels(std::move(voxels)) {
    requireCount(m_voxels.size(), m_geometry.voxelCount());
}

std::string Volume::contentHash() const {
    Fnv hash;
    hash.add(m_geometry.dims().data(), sizeof(int) * 3);
    hash.add(m_geometry.matrix().data(), sizeof(double) * 9);
    hash.add(m_geometry.origin().data(), sizeof(double) * 3);
    hash.add(m_voxels.data(), m_voxels.size() * sizeof(float));
    char text[17];
    std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(hash.state()));
    return text;
}

LabelMap::LabelMap(Geometry geometry, std::vector<std::uint16_t> labels)
    : m_geometry(std::move(geometry)), m_labels(std::move(labels)) {
    requireCount(m_labels.size(), m_geometry.voxelCount());
}

std::vector<std::uint16_t> LabelMap::present() const {
    std::vector<bool> seen(65536, false);
    for (std::uint16_t label : m_labels) {
        seen[label] = true;
    }
    std::vector<std::uint16_t> result;
    for (int label = 1; label < 65536; ++label) {
        if (seen[label]) {
            result.push_back(static_cast<std::uint16_t>(label));
        }
    }
    return result;
}

}  // namespace exemplar
