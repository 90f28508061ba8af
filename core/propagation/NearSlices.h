// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/SliceMotion.h"
#include "core/image/SlicePlane.h"
#include "core/propagation/SliceAnswer.h"

#include <deque>
#include <functional>
#include <optional>

namespace exemplar {

/// Slices that were answered by themselves, one after the other. What near ones say then counts too, each where the
/// tissue has moved to (SliceMotion.h), since structures do not jump from slice to slice.
class NearSlices {
public:
    struct Slice {
        int number = 0;
        SliceAnswer answer;
        /// Where its tissue lies on the slice added before, and the reverse; none where that is not near.
        std::optional<SliceMotion> toPrevious, fromPrevious;
    };
    /// `alone`: what was added. `blended`: the mean of it and of its neighbours, weighted by nearness.
    using Done = std::function<void(const Slice& alone, SliceAnswer blended)>;

    /// `done` is called for each slice in their order, as soon as no later one can be near.
    NearSlices(const SlicePlane& plane, const LabelTable& structures, Done done)
        : m_plane(plane), m_structures(structures), m_done(std::move(done)) {}

    /// In ascending order. `picture`: the slice, windowed to 0..1.
    void add(int slice, Image picture, SliceAnswer answer);
    /// The same where its motion is known, of the same slices in the same order.
    void add(Slice slice);
    /// No slice follows.
    void finish();

private:
    double apart(int one, int other) const;
    void finishNext();

    const SlicePlane& m_plane;
    const LabelTable& m_structures;
    Done m_done;
    std::deque<Slice> m_slices;
    std::size_t m_next = 0;  ///< which of them is to be done next
    Image m_previous;        ///< picture of the last
};

}  // namespace exemplar
