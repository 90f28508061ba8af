// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

namespace exemplar::neural {

/// Sizes of a SAM with a TinyViT image encoder. The defaults are LiteMedSAM's.
struct SamConfig {
    int imageSize = 256;
    std::array<int, 4> embedDims{64, 128, 160, 320};
    std::array<int, 4> depths{2, 2, 6, 2};
    std::array<int, 4> heads{2, 4, 5, 10};
    std::array<int, 4> windows{7, 7, 14, 7};
    std::array<int, 3> mergeStrides{2, 2, 1};
    int promptDim = 256;
    int maskInChannels = 16;
    int decoderDepth = 2;
    int decoderHeads = 8;
    int decoderMlp = 2048;
    int multimaskOutputs = 3;
    int iouHeadDepth = 3;
    int iouHeadHidden = 256;

    /// Side of the image embedding: the picture's side over the product of the merge strides.
    int embeddingSize() const { return imageSize / (mergeStrides[0] * mergeStrides[1] * mergeStrides[2]); }
    /// A few thousand parameters, for unit tests.
    static SamConfig tiny() {
        SamConfig config;
        config.imageSize = 64;
        config.embedDims = {8, 8, 16, 16};
        config.depths = {1, 1, 1, 1};
        config.heads = {1, 1, 2, 2};
        config.windows = {7, 7, 14, 7};
        config.promptDim = 16;
        config.maskInChannels = 8;
        config.decoderHeads = 2;
        config.decoderMlp = 32;
        config.iouHeadHidden = 16;
        return config;
    }
};

}  // namespace exemplar::neural
