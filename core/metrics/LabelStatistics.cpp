// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/LabelStatistics.h"

#include "core/base/Csv.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <sstream>

namespace exemplar {
namespace {

struct Collected {
    std::vector<float> values;
    std::array<double, 3> sum{};  // of voxel indices
    Index3 first{1 << 30, 1 << 30, 1 << 30}, last{-1, -1, -1};
    std::set<int> slices;
    std::size_t madeUp = 0;
};

std::map<std::uint16_t, Collected> collect(const Volume& scan, const LabelMap& labels,
                                           const std::vector<int>& madeUpSlices, JobControl& control) {
    std::map<std::uint16_t, Collected> all;
    const Index3& dims = labels.geometry().dims();
    const auto along = static_cast<std::size_t>(labels.geometry().storageAxis(Axis::Axial));
    std::size_t offset = 0;
    for (int k = 0; k < dims[2]; ++k) {
        control.checkpoint();
        control.report(static_cast<double>(k) / dims[2], "Measuring");
        const std::size_t madeUp = std::binary_search(madeUpSlices.begin(), madeUpSlices.end(), k) ? 1 : 0;
        for (int j = 0; j < dims[1]; ++j) {
            for (int i = 0; i < dims[0]; ++i, ++offset) {
                const std::uint16_t label = labels.labels()[offset];
                if (label == 0) {
                    continue;
                }
                Collected& one = all[label];
                one.values.push_back(scan.voxels()[offset]);
                const Index3 voxel{i, j, k};
                for (std::size_t d = 0; d < 3; ++d) {
                    one.sum[d] += voxel[d];
                    one.first[d] = std::min(one.first[d], voxel[d]);
                    one.last[d] = std::max(one.last[d], voxel[d]);
                }
                one.slices.insert(voxel[along]);
                one.madeUp += madeUp;
            }
        }
    }
    return all;
}

double medianOf(std::vector<float>& values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return values.size() % 2 == 1 ? *middle : 0.5 * (*middle + *std::max_element(values.begin(), middle));
}

LabelStatistics summarise(std::uint16_t label, Collected& one, const LabelTable& table, const Geometry& geometry) {
    LabelStatistics result;
    result.label = label;
    result.name = table.nameOf(label);
    result.voxels = one.values.size();
    result.madeUp = one.madeUp;
    const auto count = static_cast<double>(result.voxels);
    result.millilitres = count * geometry.voxelVolume() / 1000.0;
    result.axialSlices = static_cast<int>(one.slices.size());
    for (const float value : one.values) {
        result.mean += value / count;
    }
    for (const float value : one.values) {
        result.deviation += (value - result.mean) * (value - result.mean);
    }
    result.deviation = count > 1.0 ? std::sqrt(result.deviation / (count - 1.0)) : 0.0;
    const auto [lowest, highest] = std::minmax_element(one.values.begin(), one.values.end());
    result.lowest = *lowest;
    result.highest = *highest;
    result.median = medianOf(one.values);
    result.centroid = geometry.toLps({one.sum[0] / count, one.sum[1] / count, one.sum[2] / count});
    result.first = one.first;
    result.last = one.last;
    return result;
}

}  // namespace

std::vector<LabelStatistics> labelStatistics(const Volume& scan, const LabelMap& labels, const LabelTable& table,
                                             JobControl& control, const std::vector<int>& madeUpSlices) {
    auto all = collect(scan, labels, madeUpSlices, control);
    std::vector<LabelStatistics> result;
    for (const LabelEntry& entry : table.entries()) {
        if (const auto found = all.find(entry.id); found != all.end()) {
            result.push_back(summarise(entry.id, found->second, table, labels.geometry()));
            all.erase(found);
        }
    }
    for (auto& [label, one] : all) {
        result.push_back(summarise(label, one, table, labels.geometry()));
    }
    return result;
}

std::string toCsv(const std::vector<LabelStatistics>& statistics, bool withMadeUp) {
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text.precision(8);
    text << "label,name,voxels,volume_ml,axial_slices,mean,sd,min,median,max,centroid_L_mm,centroid_P_mm,"
            "centroid_S_mm,first_i,first_j,first_k,last_i,last_j,last_k"
         << (withMadeUp ? ",interpolated_voxels\r\n" : "\r\n");
    for (const LabelStatistics& one : statistics) {
        text << one.label << ',' << csvCell(one.name) << ',' << one.voxels << ',' << one.millilitres << ','
             << one.axialSlices << ',' << one.mean << ',' << one.deviation << ',' << one.lowest << ',' << one.median
             << ',' << one.highest;
        for (const double place : one.centroid) {
            text << ',' << place;
        }
        for (const Index3& corner : {one.first, one.last}) {
            for (const int index : corner) {
                text << ',' << index;
            }
        }
        if (withMadeUp) {
            text << ',' << one.madeUp;
        }
        text << "\r\n";
    }
    return text.str();
}

}  // namespace exemplar
