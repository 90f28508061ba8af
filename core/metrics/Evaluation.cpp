// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/Evaluation.h"

#include "core/base/Error.h"
#include "core/image/SlicePlane.h"
#include "core/metrics/Overlap.h"
#include "core/metrics/SurfaceDistance.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

namespace exemplar {
namespace {

std::vector<std::uint16_t> labelsOfEither(const LabelMap& truth, const LabelMap& result) {
    const auto a = truth.present(), b = result.present();
    std::vector<std::uint16_t> all;
    std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(all));
    return all;
}

/// 1 for voxels of excluded slices; empty for none.
std::vector<std::uint8_t> leftOutVoxels(const Geometry& geometry, const EvaluateOptions& options) {
    if (options.excludeSlices.empty()) {
        return {};
    }
    const SlicePlane plane(geometry, options.axis);
    std::vector<bool> excluded(static_cast<std::size_t>(plane.count()), false);
    for (int slice : options.excludeSlices) {
        plane.requireSlice(slice);
        excluded[static_cast<std::size_t>(slice)] = true;
    }
    const Index3& dims = geometry.dims();
    const int storage = geometry.storageAxis(options.axis);
    std::vector<std::uint8_t> leftOut(geometry.voxelCount());
    std::size_t offset = 0;
    for (int k = 0; k < dims[2]; ++k) {
        for (int j = 0; j < dims[1]; ++j) {
            for (int i = 0; i < dims[0]; ++i, ++offset) {
                leftOut[offset] = excluded[static_cast<std::size_t>(Index3{i, j, k}[storage])] ? 1 : 0;
            }
        }
    }
    return leftOut;
}

std::vector<std::uint8_t> maskOf(const LabelMap& labels, std::uint16_t label) {
    std::vector<std::uint8_t> mask(labels.labels().size());
    std::transform(labels.labels().begin(), labels.labels().end(), mask.begin(),
                   [label](std::uint16_t value) { return static_cast<std::uint8_t>(value == label); });
    return mask;
}

}  // namespace

std::vector<LabelScore> evaluate(const LabelMap& truth, const LabelMap& result, const EvaluateOptions& options) {
    const Geometry& geometry = truth.geometry();
    if (!geometry.sameGrid(result.geometry())) {
        throw Error(ErrorCode::GeometryMismatch,
                    "The two label maps do not lie on one grid; compare label maps that were drawn on the same scan.");
    }
    const auto labels = options.labels.empty() ? labelsOfEither(truth, result) : options.labels;
    const auto leftOut = leftOutVoxels(geometry, options);
    const double millilitres = geometry.voxelVolume() / 1000.0;
    std::vector<LabelScore> scores;
    for (const Overlap& overlap : overlaps(truth, result, labels, leftOut)) {
        LabelScore score;
        score.label = overlap.label;
        score.truthVoxels = overlap.truth;
        score.resultVoxels = overlap.result;
        score.truthMl = static_cast<double>(overlap.truth) * millilitres;
        score.resultMl = static_cast<double>(overlap.result) * millilitres;
        score.dice = overlap.dice();
        score.jaccard = overlap.jaccard();
        if (options.distances) {
            const SurfaceDistance surface =
                surfaceDistance(maskOf(truth, overlap.label), maskOf(result, overlap.label), geometry.dims(),
                                geometry.spacing(), options.toleranceMm, leftOut);
            score.hd95 = surface.hd95;
            score.assd = surface.assd;
            score.surfaceDice = surface.surfaceDice;
        } else {
            score.hd95 = score.assd = score.surfaceDice = std::numeric_limits<double>::quiet_NaN();
        }
        scores.push_back(score);
    }
    return scores;
}

LabelsCounted labelsCounted(const std::vector<LabelScore>& scores) {
    LabelsCounted counted;
    for (const LabelScore& score : scores) {
        counted.overlaps += score.bothEmpty() ? 0 : 1;
        counted.distances += !score.bothEmpty() && std::isfinite(score.hd95) && std::isfinite(score.assd) ? 1 : 0;
    }
    return counted;
}

LabelScore meanScore(const std::vector<LabelScore>& scores) {
    LabelScore mean;
    mean.dice = mean.jaccard = mean.hd95 = mean.assd = mean.surfaceDice = 0.0;
    const auto [count, finite] = labelsCounted(scores);
    for (const LabelScore& score : scores) {
        if (score.bothEmpty()) {
            continue;
        }
        mean.truthVoxels += score.truthVoxels;
        mean.resultVoxels += score.resultVoxels;
        mean.truthMl += score.truthMl;
        mean.resultMl += score.resultMl;
        mean.dice += score.dice;
        mean.jaccard += score.jaccard;
        mean.surfaceDice += score.surfaceDice;
        if (std::isfinite(score.hd95) && std::isfinite(score.assd)) {
            mean.hd95 += score.hd95;
            mean.assd += score.assd;
        }
    }
    const double nothing = std::numeric_limits<double>::quiet_NaN();
    mean.dice = count > 0 ? mean.dice / count : nothing;
    mean.jaccard = count > 0 ? mean.jaccard / count : nothing;
    mean.surfaceDice = count > 0 ? mean.surfaceDice / count : nothing;
    mean.hd95 = finite > 0 ? mean.hd95 / finite : nothing;
    mean.assd = finite > 0 ? mean.assd / finite : nothing;
    return mean;
}

}  // namespace exemplar
