// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/propagation/SliceAnswer.h"

#include "core/image/Components.h"

#include <algorithm>
#include <cmath>

namespace exemplar {

namespace {

/// Takes the winners of the shares.
SliceAnswer fromShares(std::vector<Image> shares, const LabelTable& structures) {
    SliceAnswer answer;
    const auto first = std::find_if(shares.begin(), shares.end(), [](const Image& share) { return !share.empty(); });
    if (first == shares.end()) {
        return answer;
    }
    answer.labels = LabelImage(first->width(), first->height());
    for (std::size_t i = 0; i < answer.labels.size(); ++i) {
        float sum = 0.0F, best = 0.0F;
        std::uint16_t winner = 0;
        for (std::size_t c = 0; c < shares.size(); ++c) {
            const float share = shares[c].empty() ? 0.0F : shares[c].pixels()[i];
            sum += share;
            if (share > best) {
                best = share;
                winner = structures.entries()[c].id;
            }
        }
        if (best > std::max(0.0F, 1.0F - sum)) {
            answer.labels.pixels()[i] = winner;
        }
    }
    answer.shares = std::move(shares);
    return answer;
}

}  // namespace

SliceAnswer compete(const std::vector<Image>& logits, const LabelTable& structures) {
    std::vector<Image> shares(logits.size());
    std::size_t pixels = 0;
    for (std::size_t c = 0; c < logits.size(); ++c) {
        shares[c] = logits[c];
        pixels = std::max(pixels, logits[c].size());
    }
    for (std::size_t i = 0; i < pixels; ++i) {
        float largest = 0.0F;
        for (const Image& logit : logits) {
            largest = logit.empty() ? largest : std::max(largest, logit.pixels()[i]);
        }
        float sum = std::exp(-largest);
        for (const Image& logit : logits) {
            sum += logit.empty() ? 0.0F : std::exp(logit.pixels()[i] - largest);
        }
        for (std::size_t c = 0; c < logits.size(); ++c) {
            if (!logits[c].empty()) {
                shares[c].pixels()[i] = std::exp(logits[c].pixels()[i] - largest) / sum;
            }
        }
    }
    return fromShares(std::move(shares), structures);
}

SliceAnswer blend(const std::vector<const SliceAnswer*>& answers, const std::vector<double>& weights,
                  const LabelTable& structures) {
    double all = 0.0;
    for (double weight : weights) {
        all += weight;
    }
    std::vector<Image> shares(structures.size());
    for (std::size_t c = 0; c < shares.size(); ++c) {
        for (std::size_t a = 0; a < answers.size(); ++a) {
            const Image& mine = answers[a]->shares[c];
            if (mine.empty()) {
                continue;
            }
            if (shares[c].empty()) {
                shares[c] = Image(mine.width(), mine.height(), 0.0F);
            }
            const auto weight = static_cast<float>(weights[a] / all);
            for (std::size_t i = 0; i < mine.size(); ++i) {
                shares[c].pixels()[i] += weight * mine.pixels()[i];
            }
        }
    }
    return fromShares(std::move(shares), structures);
}

LabelImage strongestLabels(const std::vector<Answer>& answers, const std::vector<Prompt>& prompts) {
    const Image& first = answers.front().logits;
    LabelImage labels(first.width(), first.height());
    Image best(first.width(), first.height(), 0.0F);
    for (std::size_t a = 0; a < answers.size(); ++a) {
        for (std::size_t i = 0; i < labels.size(); ++i) {
            if (answers[a].logits.pixels()[i] > best.pixels()[i]) {
                best.pixels()[i] = answers[a].logits.pixels()[i];
                labels.pixels()[i] = prompts[a].label;
            }
        }
    }
    return labels;
}

namespace {

/// The parts of a label for which `drop` says so become background.
template <typename Drop>
void dropParts(LabelImage& labels, std::uint16_t label, const Drop& drop) {
    Image2D<int> ids;
    for (const Component& part : connectedComponents(labelMask(labels, label), ids)) {
        if (!drop(part, ids)) {
            continue;
        }
        for (int y = part.y0; y <= part.y1; ++y) {
            for (int x = part.x0; x <= part.x1; ++x) {
                if (ids.at(x, y) == part.id) {
                    labels.at(x, y) = 0;
                }
            }
        }
    }
}

}  // namespace

void dropSpecks(LabelImage& labels, const LabelTable& structures, int smallest) {
    for (const LabelEntry& entry : structures.entries()) {
        dropParts(labels, entry.id, [&](const Component& part, const Image2D<int>&) { return part.area < smallest; });
    }
}

void keepClickedParts(LabelImage& labels, std::uint16_t label, const std::vector<PromptPoint>& points) {
    const auto clickedIn = [&](const auto& picture, int value) {
        return std::any_of(points.begin(), points.end(), [&](const PromptPoint& point) {
            const int x = static_cast<int>(std::lround(point.x)), y = static_cast<int>(std::lround(point.y));
            return point.positive && picture.contains(x, y) && picture.at(x, y) == value;
        });
    };
    if (clickedIn(labels, label)) {
        dropParts(labels, label,
                  [&](const Component& part, const Image2D<int>& ids) { return !clickedIn(ids, part.id); });
    }
}

void keepExpected(LabelImage& labels, std::uint16_t label, const Image& expected, double farthestPart,
                  double mostGrowth) {
    const double shape = std::min(0.0F, *std::max_element(expected.pixels().begin(), expected.pixels().end()));
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (labels.pixels()[i] == label && expected.pixels()[i] < shape - mostGrowth) {
            labels.pixels()[i] = 0;
        }
    }
    dropParts(labels, label, [&](const Component& part, const Image2D<int>& ids) {
        for (int y = part.y0; y <= part.y1; ++y) {
            for (int x = part.x0; x <= part.x1; ++x) {
                if (ids.at(x, y) == part.id && expected.at(x, y) >= shape - farthestPart) {
                    return false;
                }
            }
        }
        return true;
    });
}

}  // namespace exemplar
