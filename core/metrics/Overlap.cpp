// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/Overlap.h"

#include "core/base/Error.h"

#include <algorithm>

namespace exemplar {
namespace {

constexpr int kOther = -1;

std::vector<Overlap> count(const std::vector<std::uint16_t>& truth, const std::vector<std::uint16_t>& result,
                           const std::vector<std::uint16_t>& labels, const std::vector<std::uint8_t>& leftOut) {
    if (truth.size() != result.size() || (!leftOut.empty() && leftOut.size() != truth.size())) {
        throw Error(ErrorCode::GeometryMismatch,
                    "The two label maps differ in size; compare label maps that were drawn on the same scan.");
    }
    std::vector<int> position(65536, kOther);
    std::vector<Overlap> counts(labels.size());
    for (std::size_t i = 0; i < labels.size(); ++i) {
        counts[i].label = labels[i];
        position[labels[i]] = static_cast<int>(i);
    }
    for (std::size_t i = 0; i < truth.size(); ++i) {
        if (!leftOut.empty() && leftOut[i] != 0) {
            continue;
        }
        const int a = position[truth[i]], b = position[result[i]];
        if (a != kOther) {
            ++counts[a].truth;
            counts[a].both += a == b ? 1U : 0U;
        }
        if (b != kOther) {
            ++counts[b].result;
        }
    }
    return counts;
}

}  // namespace

double Overlap::dice() const noexcept {
    return bothEmpty() ? 1.0 : 2.0 * static_cast<double>(both) / static_cast<double>(truth + result);
}

double Overlap::jaccard() const noexcept {
    return bothEmpty() ? 1.0 : static_cast<double>(both) / static_cast<double>(truth + result - both);
}

std::vector<Overlap> overlaps(const LabelMap& truth, const LabelMap& result, const std::vector<std::uint16_t>& labels,
                              const std::vector<std::uint8_t>& leftOut) {
    return count(truth.labels(), result.labels(), labels, leftOut);
}

std::vector<Overlap> overlaps(const LabelImage& truth, const LabelImage& result,
                              const std::vector<std::uint16_t>& labels) {
    return count(truth.pixels(), result.pixels(), labels, {});
}

Overlap overlapWith(const LabelImage& truth, const Image& logits, std::uint16_t label) {
    LabelImage found(logits.width(), logits.height());
    std::transform(logits.pixels().begin(), logits.pixels().end(), found.pixels().begin(),
                   [label](float logit) { return logit > 0.0F ? label : std::uint16_t{0}; });
    return overlaps(truth, found, {label}).front();
}

double meanDice(const LabelImage& truth, const LabelImage& result, const std::vector<std::uint16_t>& labels) {
    double sum = 0.0, count = 0.0;
    for (const Overlap& overlap : overlaps(truth, result, labels)) {
        if (!overlap.bothEmpty()) {
            sum += overlap.dice();
            ++count;
        }
    }
    return count > 0.0 ? sum / count : 1.0;
}

}  // namespace exemplar
