// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/editing/Review.h"

#include "core/base/Error.h"

#include <algorithm>
#include <string>
#include <utility>

namespace exemplar {
namespace {

/// Brought into 0..1; 0 for what is not a number.
double unit(double value) { return value > 0.0 ? std::min(value, 1.0) : 0.0; }

}  // namespace

const SliceMark& Review::mark(int slice) const {
    static const SliceMark kNothing;
    const auto found = m_marks.find(slice);
    return found == m_marks.end() ? kNothing : found->second;
}

void Review::setMark(int slice, SliceMark mark) {
    if (slice < 0) {
        throw Error(ErrorCode::OutOfRange, "There is no slice " + std::to_string(slice) + " to mark.",
                    {std::to_string(slice)});
    }
    mark.quality = unit(mark.quality);
    if (mark == SliceMark{}) {
        m_marks.erase(slice);
    } else {
        m_marks[slice] = mark;
    }
}

void Review::setDoubtBelow(double quality) { m_doubtBelow = unit(quality); }

bool Review::isDoubtful(const SliceMark& mark) const { return mark.asProposed() && mark.quality < m_doubtBelow; }

SliceState Review::state(int slice, bool labelled) const {
    const SliceMark& known = mark(slice);
    if (known.exemplar) {
        return SliceState::Exemplar;
    }
    if (known.accepted) {
        return SliceState::Accepted;
    }
    if (known.edited) {
        return SliceState::Edited;
    }
    if (known.proposed) {
        return isDoubtful(known) ? SliceState::Doubtful : SliceState::Proposed;
    }
    return labelled ? SliceState::HandMade : SliceState::Empty;
}

bool Review::isProtected(int slice, bool labelled) const {
    const SliceState now = state(slice, labelled);
    return now != SliceState::Empty && now != SliceState::Proposed && now != SliceState::Doubtful;
}

void Review::changedByHand(int slice) {
    SliceMark known = mark(slice);
    if (known.proposed || known.accepted) {
        known.edited = true;
        known.accepted = false;
        setMark(slice, known);
    }
}

std::vector<int> Review::exemplars() const {
    std::vector<int> slices;
    for (const auto& [slice, mark] : m_marks) {
        if (mark.exemplar) {
            slices.push_back(slice);
        }
    }
    return slices;
}

std::vector<int> Review::doubtful() const {
    std::vector<int> slices;
    for (const auto& [slice, mark] : m_marks) {
        if (isDoubtful(mark)) {
            slices.push_back(slice);
        }
    }
    std::stable_sort(slices.begin(), slices.end(), [this](int a, int b) { return mark(a).quality < mark(b).quality; });
    return slices;
}

std::optional<int> Review::nextDoubtful(int slice) const {
    const std::vector<int> slices = doubtful();
    if (slices.empty()) {
        return std::nullopt;
    }
    const auto place = [this](int one) { return std::pair(mark(one).quality, one); };
    const auto next = std::upper_bound(slices.begin(), slices.end(), slice,
                                       [&](int here, int other) { return place(here) < place(other); });
    return next == slices.end() ? slices.front() : *next;
}

std::vector<int> Review::slicesMarked() const {
    std::vector<int> slices;
    for (const auto& [slice, mark] : m_marks) {
        slices.push_back(slice);
    }
    return slices;
}

}  // namespace exemplar
