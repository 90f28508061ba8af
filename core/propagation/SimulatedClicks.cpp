// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/propagation/SimulatedClicks.h"

#include "core/image/Components.h"
#include "core/image/SlicePlane.h"
#include "core/synthesis/PointSampler.h"

namespace exemplar {

std::map<int, std::vector<Prompt>> simulateClicks(const LabelMap& truth, Axis axis, int every) {
    const SlicePlane plane(truth.geometry(), axis);
    std::map<int, std::vector<Prompt>> result;
    const std::vector<int> slices = plane.labelledSlices(truth);
    for (std::size_t i = 0; i < slices.size(); i += static_cast<std::size_t>(every)) {
        const LabelImage labels = plane.extract(truth, slices[i]);
        for (std::uint16_t label : truth.present()) {
            Prompt prompt{label, centrePoints(labelMask(labels, label)), {}, {}};
            if (!prompt.points.empty()) {
                result[slices[i]].push_back(std::move(prompt));
            }
        }
    }
    return result;
}

}  // namespace exemplar
