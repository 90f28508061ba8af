// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/VolumeStatistics.h"

namespace exemplar {

std::vector<VolumeStatistics> volumeStatistics(const LabelMap& labels) {
    std::vector<std::size_t> counts(65536, 0);
    for (std::uint16_t label : labels.labels()) {
        ++counts[label];
    }
    const double millilitres = labels.geometry().voxelVolume() / 1000.0;
    std::vector<VolumeStatistics> statistics;
    for (std::size_t label = 1; label < counts.size(); ++label) {
        if (counts[label] > 0) {
            statistics.push_back(
                {static_cast<std::uint16_t>(label), counts[label], static_cast<double>(counts[label]) * millilitres});
        }
    }
    return statistics;
}

}  // namespace exemplar
