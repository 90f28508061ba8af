// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/LabelTable.h"
#include "core/image/SlicePlane.h"
#include "core/image/Volume.h"
#include "core/propagation/QualityEstimate.h"

#include <functional>
#include <map>
#include <vector>

namespace exemplar {

/// What is known about the slices that were proposed, and what it makes of their quality (0..1).
class SliceJudge {
public:
    /// Both outlive it.
    SliceJudge(const SlicePlane& plane, const LabelTable& structures) : m_plane(plane), m_structures(structures) {}

    /// The slice's quality before anything is known of those beside it. `ended`: how likely nothing goes on there where
    /// nothing is shown.
    double add(int slice, std::vector<StructureEvidence> structures, double ended = 1.0);
    /// Of slices that were answered by themselves `labels` is left: what was dropped is not shown any more, what the
    /// model had not drawn is less sure, and beside the ends a structure may be missed.
    void compare(const LabelMap& drawn, const LabelMap& labels);
    /// The qualities of all that were added, now that all is done: a structure looks much the same on neighbouring
    /// slices, and where it does not, or ends, it is more likely wrong; and where its name finds it beside its end it
    /// may be missed. `tells`: whether a slice is given or was looked at.
    std::map<int, double> judge(const LabelMap& labels, const std::function<bool(int)>& tells);

private:
    struct Known {
        std::vector<StructureEvidence> structures;
        double ended = 1.0;
    };
    std::vector<std::vector<int>> shownOn(const LabelMap& labels) const;
    double quality(const Known& known) const;

    const SlicePlane& m_plane;
    const LabelTable& m_structures;
    std::map<int, Known> m_known;
};

}  // namespace exemplar
