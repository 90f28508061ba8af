// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/propagation/NearSlices.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace exemplar {
namespace {

constexpr double kAlongSlices = 3.0;  ///< mm, deviation of the weights by which near slices count
constexpr double kFarthest = 2.0;     ///< deviations beyond which they do not

SliceAnswer brought(const SliceAnswer& answer, const SliceMotion& motion) {
    SliceAnswer moved;
    std::transform(answer.shares.begin(), answer.shares.end(), std::back_inserter(moved.shares),
                   [&](const Image& share) { return share.empty() ? Image() : motion.brought(share); });
    return moved;
}

}  // namespace

double NearSlices::apart(int one, int other) const {
    return std::abs(one - other) * m_plane.spacingSlice() / kAlongSlices;
}

void NearSlices::add(int slice, Image picture, SliceAnswer answer) {
    Slice next{slice, std::move(answer), {}, {}};
    if (!m_slices.empty() && apart(m_slices.back().number, slice) <= kFarthest) {
        next.toPrevious = SliceMotion::between(picture, m_previous);
        next.fromPrevious = SliceMotion::between(m_previous, picture);
    }
    m_previous = std::move(picture);
    add(std::move(next));
}

void NearSlices::add(Slice slice) {
    while (m_next < m_slices.size() && apart(m_slices[m_next].number, slice.number) > kFarthest) {
        finishNext();
    }
    const int wanted = m_next < m_slices.size() ? m_slices[m_next].number : slice.number;
    while (!m_slices.empty() && apart(m_slices.front().number, wanted) > kFarthest) {
        m_slices.pop_front();
        --m_next;
    }
    m_slices.push_back(std::move(slice));
}

void NearSlices::finish() {
    while (m_next < m_slices.size()) {
        finishNext();
    }
}

void NearSlices::finishNext() {
    const int here = m_slices[m_next].number;
    std::vector<SliceAnswer> moved;
    std::vector<double> weights;
    const auto count = [&](std::size_t other, const SliceMotion& motion) {
        const double away = apart(m_slices[other].number, here);
        moved.push_back(brought(m_slices[other].answer, motion));
        weights.push_back(std::exp(-0.5 * away * away));
    };
    const SliceMotion still(m_plane.width(), m_plane.height());
    count(m_next, still);
    SliceMotion motion = still;
    for (std::size_t other = m_next + 1; other < m_slices.size() && apart(m_slices[other].number, here) <= kFarthest;
         ++other) {
        motion = motion.then(*m_slices[other].fromPrevious);
        count(other, motion);
    }
    motion = still;
    for (std::size_t other = m_next; other-- > 0 && apart(m_slices[other].number, here) <= kFarthest;) {
        motion = motion.then(*m_slices[other + 1].toPrevious);
        count(other, motion);
    }
    std::vector<const SliceAnswer*> near;
    std::transform(moved.begin(), moved.end(), std::back_inserter(near), [](const SliceAnswer& one) { return &one; });
    m_done(m_slices[m_next], blend(near, weights, m_structures));
    ++m_next;
}

}  // namespace exemplar
