// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/neural/SiteWeights.h"

#include "core/engine/BodyPlaces.h"

namespace exemplar::neural {

using torch::Tensor;

namespace {

/// What clicks all over the structures' places would say: L x C, 0 where there is no place.
Tensor clicksAt(Sam& sam, const Tensor& places, const BodyBox& body) {
    const double side = sam.config().imageSize;
    const auto steps = [side](double first, double last) {
        return ((torch::arange(kPlaceCells) + 0.5) / kPlaceCells * (last + 1.0 - first) + first) / side;
    };
    const Tensor x = steps(body.x0, body.x1).view({1, -1}).expand({kPlaceCells, kPlaceCells});
    const Tensor y = steps(body.y0, body.y1).view({-1, 1}).expand({kPlaceCells, kPlaceCells});
    const Tensor clicks = sam.promptEncoder().positions(torch::stack({x, y}, -1).to(sam.device())) +
                          sam.promptEncoder().pointEmbeddings()[kPositivePoint];
    return torch::matmul(places.flatten(1), clicks.flatten(0, 1));
}

}  // namespace

bool namedAlone(const Prompt& prompt) { return prompt.points.empty() && !prompt.box && prompt.mask.empty(); }

Tensor namesOf(Sam& sam, const SiteWeights& weights, const std::vector<std::int64_t>& rows,
               const std::vector<Prompt>& prompts, const BodyBox& body) {
    const Tensor chosen = torch::tensor(rows).to(sam.device());
    std::vector<float> alone;
    for (const Prompt& prompt : prompts) {
        alone.push_back(namedAlone(prompt) ? 1.0F : 0.0F);
    }
    return weights.classTokens.index_select(0, chosen) + clicksAt(sam, weights.places, body).index_select(0, chosen) *
                                                             torch::tensor(alone).unsqueeze(1).to(sam.device());
}

}  // namespace exemplar::neural
