// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Prompt.h"
#include "core/image/ModelFrame.h"
#include "core/neural/model/Sam.h"

#include <vector>

namespace exemplar::neural {

/// Prompts of one slice as tensors in the model's frame, one row per prompt. Rows are filled up to the longest;
/// what only fills up is masked out, so that an answer does not depend on the other prompts of the batch.
struct PromptBatch {
    torch::Tensor coords;  ///< B x N x 2, model pixels
    torch::Tensor kinds;   ///< B x N, TokenKind
    torch::Tensor counts;  ///< B x N, true where a token counts; undefined where all do
    torch::Tensor masks;   ///< B x S x S logits, undefined where no prompt has one
    torch::Tensor masked;  ///< B, true where the prompt has a mask

    /// Rows from `first` on, `count` of them.
    PromptBatch rows(std::int64_t first, std::int64_t count) const;

    /// Without a box SAM adds one "not a point" token, here too.
    static PromptBatch make(const std::vector<Prompt>& prompts, const ModelFrame& frame, const torch::Device& device);
};

/// Answers all prompts over one slice's image tokens (1 x P x C; B x P x C: each over its own). `extraTokens`
/// (B x K x C) and its mask `extraCounts` (B x K; undefined: all count) are added to the sparse tokens (class tokens);
/// both may be undefined. Answers are float32, in mixed precision too. Without gradients many rows are answered a few
/// at a time, so that they do not need more memory. Rows with a class token and a mask prompt answer with what is to be
/// changed about the mask: it is added to their logits.
MaskDecoder::Masks decode(Sam& sam, const torch::Tensor& imageTokens, const PromptBatch& batch,
                          const torch::Tensor& extraTokens = {}, const torch::Tensor& extraCounts = {},
                          bool multimask = false);

/// S x S picture to a tensor S x S and back.
torch::Tensor pictureToTensor(const Image& picture);
Image tensorToPicture(const torch::Tensor& tensor);
/// A windowed slice as the encoder takes it: 1 x S x S x 3.
torch::Tensor encoderInput(const SliceImage& slice, const ModelFrame& frame, const torch::Device& device);

}  // namespace exemplar::neural
