// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/ExemplarSlices.h"

#include "core/base/Error.h"
#include "core/image/SlicePlane.h"

#include <algorithm>
#include <iostream>

namespace exemplar::cli {

std::vector<int> exemplarSlices(const std::vector<int>& named, Axis axis, const LabelMap& labels,
                                const std::string& labelMap, const Study& study, bool mayShowNothing) {
    const SlicePlane plane(labels.geometry(), axis);
    const std::vector<int> labelled = plane.labelledSlices(labels);
    std::vector<int> slices, madeUp, empty;
    for (int slice : named.empty() ? labelled : named) {
        plane.requireSlice(slice);
        const auto& made = study.scan.madeUpSlices;
        if (plane.storageAxis() == 2 && std::find(made.begin(), made.end(), slice) != made.end()) {
            madeUp.push_back(slice);
            continue;
        }
        slices.push_back(slice);
        if (!std::binary_search(labelled.begin(), labelled.end(), slice)) {
            empty.push_back(slice);
        }
    }
    if (!madeUp.empty() && !named.empty()) {
        throw Error(ErrorCode::OutOfRange,
                    "The slices " + sliceList(madeUp) + " of " + study.name +
                        " are missing in the file and were computed from those beside them, so they cannot be "
                        "exemplars; name other slices.",
                    {study.path});
    }
    if (!madeUp.empty()) {
        std::cerr << "Note on " << labelMap << ": its labels on the slices " << sliceList(madeUp)
                  << " are left out, since these slices are missing in the scan.\n";
    }
    if (empty.size() == slices.size() && !(mayShowNothing && !slices.empty())) {
        throw Error(ErrorCode::NothingToLearn,
                    labelMap + " holds no label on the " + axisName(axis) + " slices " +
                        (slices.empty() ? "that the scan has" : sliceList(slices)) +
                        "; name other slices, or the axis along which slices were labelled with --axis.",
                    {labelMap});
    }
    if (!empty.empty()) {
        std::cerr << "Note on " << labelMap << ": it holds no label on the slices " << sliceList(empty)
                  << ", which are trained on as slices without any structure.\n";
    }
    return slices;
}

std::string sliceList(const std::vector<int>& slices) {
    std::string text;
    for (int slice : slices) {
        text += (text.empty() ? "" : ", ") + std::to_string(slice);
    }
    return text;
}

}  // namespace exemplar::cli
