// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/neural/PromptBatch.h"

#include "core/neural/model/Autocast.h"

#include <algorithm>

namespace exemplar::neural {

using torch::Tensor;

namespace {

constexpr std::int64_t kRowsAtOnce = 12;  ///< more are hardly faster and take 60 MB each

Tensor someRows(const Tensor& tensor, std::int64_t first, std::int64_t count) {
    return tensor.defined() ? tensor.narrow(0, first, count) : tensor;
}

/// B x K: what is undefined counts everywhere. tokens: B x K x C.
Tensor countsOf(const Tensor& tokens, const Tensor& counts) {
    return counts.defined() ? counts
                            : torch::ones({tokens.size(0), tokens.size(1)}, tokens.options().dtype(torch::kBool));
}

}  // namespace

PromptBatch PromptBatch::rows(std::int64_t first, std::int64_t count) const {
    return {someRows(coords, first, count), someRows(kinds, first, count), someRows(counts, first, count),
            someRows(masks, first, count), someRows(masked, first, count)};
}

PromptBatch PromptBatch::make(const std::vector<Prompt>& prompts, const ModelFrame& frame,
                              const torch::Device& device) {
    const auto batch = static_cast<std::int64_t>(prompts.size());
    std::int64_t longest = 1;
    for (const Prompt& prompt : prompts) {
        longest = std::max(longest, static_cast<std::int64_t>(prompt.points.size()) + (prompt.box ? 2 : 1));
    }
    Tensor coords = torch::zeros({batch, longest, 2});
    Tensor kinds = torch::full({batch, longest}, static_cast<std::int64_t>(kPadding), torch::kLong);
    Tensor counts = torch::zeros({batch, longest}, torch::kBool);
    auto place = coords.accessor<float, 3>();
    auto kind = kinds.accessor<std::int64_t, 2>();
    auto count = counts.accessor<bool, 2>();
    bool anyMask = false, full = true;
    for (std::int64_t row = 0; row < batch; ++row) {
        const Prompt& prompt = prompts[row];
        std::int64_t column = 0;
        const auto add = [&](double x, double y, TokenKind token) {
            place[row][column][0] = static_cast<float>(frame.toModelX(x));
            place[row][column][1] = static_cast<float>(frame.toModelY(y));
            kind[row][column] = token;
            count[row][column] = true;
            ++column;
        };
        for (const PromptPoint& point : prompt.points) {
            add(point.x, point.y, point.positive ? kPositivePoint : kNegativePoint);
        }
        if (prompt.box) {
            add(prompt.box->x0, prompt.box->y0, kBoxTopLeft);
            add(prompt.box->x1, prompt.box->y1, kBoxBottomRight);
        } else {
            count[row][column] = true;  // the padding token itself
        }
        full = full && column + (prompt.box ? 0 : 1) == longest;
        anyMask = anyMask || !prompt.mask.empty();
    }
    PromptBatch result{coords.to(device), kinds.to(device), full ? Tensor() : counts.to(device), {}, {}};
    if (anyMask) {
        std::vector<Tensor> masks;
        Tensor masked = torch::zeros({batch}, torch::kBool);
        for (std::int64_t row = 0; row < batch; ++row) {
            const Image& mask = prompts[row].mask;
            masks.push_back(mask.empty() ? torch::zeros({frame.side(), frame.side()})
                                         : pictureToTensor(frame.toModel(mask)));
            masked[row] = !mask.empty();
        }
        result.masks = torch::stack(masks, 0).to(device);
        result.masked = masked.to(device);
    }
    return result;
}

MaskDecoder::Masks decode(Sam& sam, const Tensor& imageTokens, const PromptBatch& batch, const Tensor& extraTokens,
                          const Tensor& extraCounts, bool multimask) {
    const std::int64_t all = batch.coords.size(0);
    if (!torch::GradMode::is_enabled() && all > kRowsAtOnce) {
        std::vector<Tensor> logits, iou;
        for (std::int64_t first = 0; first < all; first += kRowsAtOnce) {
            const std::int64_t count = std::min(kRowsAtOnce, all - first);
            const Tensor tokens = imageTokens.size(0) == all ? someRows(imageTokens, first, count) : imageTokens;
            const auto some = decode(sam, tokens, batch.rows(first, count), someRows(extraTokens, first, count),
                                     someRows(extraCounts, first, count), multimask);
            logits.push_back(some.logits);
            iou.push_back(some.iou);
        }
        return {torch::cat(logits, 0), torch::cat(iou, 0)};
    }
    PromptEncoder& encoder = sam.promptEncoder();
    Tensor sparse = encoder.sparse(batch.coords, batch.kinds);
    const Autocast autocast(imageTokens.device(), sam.mixedPrecision());  // where clicks are stays exact
    Tensor counts = batch.counts;
    if (extraTokens.defined()) {
        if (counts.defined() || extraCounts.defined()) {
            counts = torch::cat({countsOf(sparse, counts), countsOf(extraTokens, extraCounts)}, 1);
        }
        sparse = torch::cat({sparse, extraTokens}, 1);
    }
    Tensor dense = encoder.noMask();
    if (batch.masks.defined()) {
        dense = torch::where(batch.masked.view({-1, 1, 1}), encoder.dense(batch.masks).to(dense.dtype()), dense);
    }
    MaskDecoder::Masks answer =
        sam.decoder().forward(imageTokens, sam.imagePositions(), sparse, dense, counts, multimask);
    answer = {answer.logits.to(torch::kFloat32), answer.iou.to(torch::kFloat32)};
    if (batch.masks.defined() && extraTokens.defined()) {
        Tensor named = batch.masked;
        if (extraCounts.defined()) {
            named = named & extraCounts.any(1);
        }
        answer.logits = answer.logits + (batch.masks * named.view({-1, 1, 1})).unsqueeze(1);
    }
    return answer;
}

Tensor pictureToTensor(const Image& picture) {
    return torch::from_blob(const_cast<float*>(picture.pixels().data()), {picture.height(), picture.width()},
                            torch::kFloat32)
        .clone();
}

Image tensorToPicture(const Tensor& tensor) {
    const Tensor flat = tensor.detach().to(torch::kCPU, torch::kFloat32).contiguous();
    Image picture(static_cast<int>(flat.size(1)), static_cast<int>(flat.size(0)));
    std::copy_n(flat.data_ptr<float>(), flat.numel(), picture.pixels().data());
    return picture;
}

Tensor encoderInput(const SliceImage& slice, const ModelFrame& frame, const torch::Device& device) {
    const Tensor grey = pictureToTensor(frame.toModel(slice.pixels)).to(device);
    return grey.view({1, frame.side(), frame.side(), 1}).expand({1, frame.side(), frame.side(), 3}).contiguous();
}

}  // namespace exemplar::neural
