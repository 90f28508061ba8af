// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/editing/LabelChange.h"

#include <algorithm>

namespace exemplar {
namespace {

void append(std::vector<std::uint8_t>& bytes, std::size_t number) {
    while (number >= 128) {
        bytes.push_back(static_cast<std::uint8_t>(number | 128));
        number >>= 7;
    }
    bytes.push_back(static_cast<std::uint8_t>(number));
}

std::size_t take(const std::vector<std::uint8_t>& bytes, std::size_t& place) {
    std::size_t number = 0;
    for (int shift = 0;; shift += 7) {
        const std::uint8_t byte = bytes[place++];
        number |= static_cast<std::size_t>(byte & 127) << shift;
        if (byte < 128) {
            return number;
        }
    }
}

}  // namespace

void VoxelBox::include(const Index3& voxel) {
    if (empty()) {
        first = last = voxel;
        return;
    }
    for (std::size_t d = 0; d < 3; ++d) {
        first[d] = std::min(first[d], voxel[d]);
        last[d] = std::max(last[d], voxel[d]);
    }
}

void VoxelBox::include(const VoxelBox& other) {
    if (!other.empty()) {
        include(other.first);
        include(other.last);
    }
}

LabelChange::LabelChange(std::vector<Before> touched, const LabelMap& now) {
    std::stable_sort(touched.begin(), touched.end(),
                     [](const Before& a, const Before& b) { return a.first < b.first; });
    touched.erase(std::unique(touched.begin(), touched.end(),
                              [](const Before& a, const Before& b) { return a.first == b.first; }),
                  touched.end());
    std::erase_if(touched, [&](const Before& one) { return now.labels()[one.first] == one.second; });
    std::size_t next = 0;
    for (std::size_t i = 0; i < touched.size();) {
        const auto [start, before] = touched[i];
        const std::uint16_t after = now.labels()[start];
        std::size_t length = 0;
        while (i < touched.size() && touched[i].first == start + length && touched[i].second == before &&
               now.labels()[start + length] == after) {
            m_box.include(now.geometry().voxelAt(touched[i].first));
            ++length;
            ++i;
        }
        append(m_runs, start - next);
        append(m_runs, length);
        append(m_runs, before);
        append(m_runs, after);
        next = start + length;
        m_count += length;
    }
    m_runs.shrink_to_fit();
}

void LabelChange::visit(const std::function<void(const Run&)>& visitor) const {
    std::size_t place = 0, offset = 0;
    while (place < m_runs.size()) {
        offset += take(m_runs, place);
        const std::size_t length = take(m_runs, place);
        const auto before = static_cast<std::uint16_t>(take(m_runs, place));
        visitor({offset, length, before, static_cast<std::uint16_t>(take(m_runs, place))});
        offset += length;
    }
}

}  // namespace exemplar
