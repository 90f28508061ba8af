// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JobControl.h"
#include "core/base/RandomStream.h"
#include "core/engine/Profile.h"
#include "core/engine/TeachPlan.h"
#include "core/image/IntensityWindow.h"
#include "core/image/ModelFrame.h"
#include "core/image/Volume.h"
#include "core/neural/LoraAdapter.h"
#include "core/neural/TorchEngine.h"
#include "core/neural/model/Sam.h"

#include <functional>
#include <string>
#include <vector>

namespace exemplar::neural {

/// Teaches a model that knows boxes what a click means, without a label: its own masks of random boxes are the teacher
/// where they are confident, compact and stable; the student gets points inside them and learns a LoRA in the mask
/// decoder and the point embeddings. The encoder stays frozen, so every slice is encoded once. Boxes stay in the mix.
class PointTeacher {
public:
    using Source = TeachSource;

    PointTeacher(Sam& sam, std::vector<Source> sources, const TeachPlan& plan);
    /// The learned tensors; `observer` gets each step. Throws Error(NothingToLearn, Cancelled).
    TensorMap run(const std::function<void(const TrainingStep&)>& observer, JobControl& control);
    std::size_t maskCount() const { return m_masks.size(); }

private:
    struct TeacherMask {
        std::size_t image = 0;
        Mask mask;           ///< S x S
        torch::Tensor soft;  ///< S x S probabilities, half precision
        PromptBox box;
    };

    Image drawPicture(RandomStream& random, int& validWidth, int& validHeight) const;
    void collect(JobControl& control);
    void collectFrom(std::size_t image, const Image& picture, int validWidth, int validHeight, RandomStream& random);
    torch::Tensor ask(const torch::Tensor& tokens, const std::vector<PromptBox>& boxes);
    Prompt drawStudentPrompt(const TeacherMask& teacher, RandomStream& random) const;

    Sam& m_sam;
    std::vector<Source> m_sources;
    std::vector<IntensityWindow> m_windows;  ///< by source
    std::vector<bool> m_isCt;
    TeachPlan m_plan;
    ModelFrame m_square;
    std::vector<torch::Tensor> m_tokens;  ///< 1 x P x C per image, half precision
    std::vector<torch::Tensor> m_valid;   ///< S x S
    std::vector<TeacherMask> m_masks;
};

}  // namespace exemplar::neural
