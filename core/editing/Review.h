// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Geometry.h"

#include <cstddef>
#include <map>
#include <optional>
#include <vector>

namespace exemplar {

/// What is known of one slice along the review's axis.
struct SliceMark {
    bool exemplar = false;  ///< to be learned from
    bool proposed = false;  ///< last written by a model
    bool edited = false;    ///< a proposal, or what had been accepted, was changed by hand since
    bool accepted = false;  ///< looked at and found right, perhaps empty
    double quality = 1.0;   ///< 0..1, estimate, of a proposal
    /// Nobody has looked at, changed or marked what was proposed.
    bool asProposed() const noexcept { return proposed && !edited && !accepted && !exemplar; }
    bool operator==(const SliceMark&) const = default;
};

enum class SliceState { Empty, HandMade, Exemplar, Proposed, Doubtful, Accepted, Edited };

/// Which slices of a scan were labelled, proposed by a model, looked at; slice numbers are voxel indices along the
/// axis, as everywhere. Slices of which nothing is known have the default mark and take no memory.
class Review {
public:
    explicit Review(Axis axis = Axis::Axial) : m_axis(axis) {}

    Axis axis() const noexcept { return m_axis; }
    const SliceMark& mark(int slice) const;
    /// The quality is brought into 0..1; what is not a number is 0. Throws Error(OutOfRange) for a negative slice.
    void setMark(int slice, SliceMark mark);
    /// Proposals with a lower quality are doubtful.
    double doubtBelow() const noexcept { return m_doubtBelow; }
    void setDoubtBelow(double quality);

    /// `labelled`: the slice holds any label now. A proposal without labels is Proposed or Doubtful all the same.
    SliceState state(int slice, bool labelled) const;
    /// True for exemplars, accepted, edited and hand-made slices: a model must not change them.
    bool isProtected(int slice, bool labelled) const;
    /// Somebody changed voxels of the slice: what was proposed or accepted is edited now.
    void changedByHand(int slice);

    std::vector<int> exemplars() const;  ///< ascending
    /// Worst quality first, then by number.
    std::vector<int> doubtful() const;
    /// The one after `slice` in that order, which need not be doubtful (any more) itself; after the last the worst
    /// again. Nothing where no slice is doubtful.
    std::optional<int> nextDoubtful(int slice) const;
    std::vector<int> slicesMarked() const;  ///< ascending
    /// Memory, roughly.
    std::size_t bytes() const noexcept { return sizeof *this + 72 * m_marks.size(); }
    bool operator==(const Review&) const = default;

private:
    bool isDoubtful(const SliceMark& mark) const;

    Axis m_axis;
    double m_doubtBelow = 0.75;
    std::map<int, SliceMark> m_marks;
};

}  // namespace exemplar
