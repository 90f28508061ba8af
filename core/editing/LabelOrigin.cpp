// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/editing/LabelOrigin.h"

#include "core/image/SlicePlane.h"

namespace exemplar {

std::optional<bool> LabelOrigin::manual() const {
    if (accepted + proposed > 0) {
        return false;
    }
    return byHand + corrected > 0 && imported.empty() ? std::optional(true) : std::nullopt;
}

LabelOrigin labelOrigin(const Review& review, const LabelMap& labels) {
    LabelOrigin origin;
    for (const int slice : SlicePlane(labels.geometry(), review.axis()).labelledSlices(labels)) {
        const SliceMark& mark = review.mark(slice);
        ++(!mark.proposed                   ? origin.byHand
           : mark.edited                    ? origin.corrected
           : mark.accepted || mark.exemplar ? origin.accepted
                                            : origin.proposed);
    }
    return origin;
}

}  // namespace exemplar
