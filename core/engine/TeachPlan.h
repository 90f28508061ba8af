// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace exemplar {

/// How the base model is taught points; see neural/training/PointTeacher.h for the method.
struct TeachPlan {
    int images = 240;        ///< slices looked at
    int boxesPerImage = 40;  ///< random boxes asked on each
    int steps = 900;
    int masksPerStep = 6;
    int rank = 8;
    double learningRate = 1e-3;
    int warmUpSteps = 30;
    double weightDecay = 0.01;
    double diceWeight = 0.8;
    double cropShare = 0.3;      ///< images that are random crops (0.5 to 0.9 of the side)
    double zoomShare = 0.5;      ///< images of which the teacher also sees a part larger
    double lesionShare = 0.25;   ///< images with made-up lesions
    double labelledShare = 0.3;  ///< images drawn from the scans with labels alone, and steps' masks that are known
    double pairShare = 0.15;     ///< prompts that ask for two masks of an image at once
    double confident = 0.8;      ///< least mean |2p - 1| inside a teacher's mask
    double stable = 0.85;        ///< least IoU when the mask's own box is asked again
    std::uint64_t seed = 0;
};

}  // namespace exemplar
