// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JobControl.h"
#include "core/image/IntensityWindow.h"
#include "core/image/LabelTable.h"
#include "core/image/Volume.h"

#include <cstdint>
#include <map>
#include <vector>

namespace exemplar {

/// What is known when the next slice to label is to be chosen. Slice numbers are the file's voxel indices along `axis`.
struct NextSliceQuestion {
    const Volume* scan = nullptr;
    Axis axis = Axis::Axial;
    IntensityWindow window;
    std::vector<int> exemplars;  ///< ascending
    /// 1 - quality (0..1) of every slice that was proposed, also of those on which nothing was found: they tell that a
    /// structure ends there, unless they are doubtful.
    std::map<int, double> doubts;
    /// By structure: how large it is (pixels, > 0) on the slices where it is labelled or proposed.
    std::map<std::uint16_t, std::map<int, double>> shown;
    LabelTable structures;  ///< what is shown but not in here is left aside
    /// Slices that the user labelled or corrected without making them exemplars: they cost nothing more. No exemplars.
    std::vector<int> ready{};
    std::vector<int> never{};  ///< ascending; slices that cannot become exemplars
};

enum class NextSliceReason {
    NothingYet,        ///< there is no exemplar
    MissingStructure,  ///< a structure is on no exemplar
    Unlike,            ///< it looks like none of the exemplars
    Doubtful,          ///< the proposals here and around are doubtful
    Gap,               ///< it is far from every exemplar
    Enough             ///< no slice would help much
};

struct NextSlice {
    int slice = -1;  ///< with Enough the best of the rest; -1 where no slice is left
    NextSliceReason reason = NextSliceReason::Enough;
    std::uint16_t label =
        0;              ///< MissingStructure: what is missing. Doubtful: what is shown there, far from an exemplar
    int nearest = -1;   ///< the exemplar next to the slice, -1 where there is none
    double gain = 0.0;  ///< 0..1: how much better the structures would be covered
};

/// Which slice the user should label next. Without exemplars the one that shows most structures, or the middle of the
/// body; then one that shows most of the structures that are on no exemplar; else the one whose label covers the
/// structures' slices best: every structure counts alike, its slices as much as they show of it, and these are badly
/// covered where they are far from, or look unlike, the nearest exemplar that shows it, and where proposals are
/// doubtful. One that is ready is taken where it covers them nearly as well as the best. The slice lies where
/// structures are shown or may go on. Deterministic. Throws Error(Cancelled), Error(OutOfRange) for a slice that the
/// scan does not have, Error(Internal) without a scan.
NextSlice suggestNextSlice(const NextSliceQuestion& question, JobControl& control);

}  // namespace exemplar
