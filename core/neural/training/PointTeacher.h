// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JobControl.h"
#include "core/base/RandomStream.h"
#include "core/engine/Profile.h"
#include "core/engine/TeachPlan.h"
#include "core/image/ModelFrame.h"
#include "core/neural/LoraAdapter.h"
#include "core/neural/TorchEngine.h"
#include "core/neural/model/Sam.h"
#include "core/neural/training/TeacherPictures.h"

#include <functional>
#include <string>
#include <vector>

namespace exemplar::neural {

/// Teaches a model that knows boxes what a click means. Its own masks of random boxes are the teacher where they are
/// confident, compact and stable; of some pictures it also sees parts larger, and what it finds there is taught at the
/// picture's own size. Where scans have labels, and for made-up lesions, known structures are taught too, if the
/// model's answer to their box shows that the picture shows them. The student gets points inside the masks and learns a
/// LoRA in the mask decoder and the point embeddings. The encoder stays frozen, so every picture is encoded once. Boxes
/// stay in the mix.
class PointTeacher {
public:
    /// Throws Error(NothingToLearn). `start` (may be null) is a base profile to train further, as in `file`.
    PointTeacher(Sam& sam, std::vector<TeachSource> sources, const TeachPlan& plan, const Profile* start = nullptr,
                 const std::string& file = {});
    /// The learned tensors; `observer` gets each step. Throws Error(NothingToLearn, NotFinite, Cancelled).
    TensorMap run(const std::function<void(const TrainingStep&)>& observer, JobControl& control);
    std::size_t maskCount() const { return m_masks.size() + m_known.size(); }
    std::size_t knownCount() const { return m_known.size(); }  ///< of labels and made-up lesions

private:
    struct TeacherMask {
        std::size_t image = 0;
        Mask mask;           ///< S x S
        torch::Tensor soft;  ///< S x S probabilities, half precision
        PromptBox box;
        double area() const { return (box.x1 - box.x0 + 1) * (box.y1 - box.y0 + 1); }
    };
    struct Lesson {
        Prompt prompt;
        torch::Tensor target;  ///< S x S
        std::size_t image = 0;
    };

    torch::Tensor encode(const Image& slice, const ModelFrame& frame);
    torch::Tensor ask(const torch::Tensor& tokens, const std::vector<PromptBox>& boxes);
    void collect(JobControl& control);
    /// Whether much the same was found before.
    static bool isKnown(const Mask& mask, const std::vector<TeacherMask>& found);
    /// Masks of random boxes; those that are known are left out. Appended to `found`.
    void askRandomBoxes(const torch::Tensor& tokens, const Image& square, const ModelFrame& frame, int boxes,
                        RandomStream& random, std::vector<TeacherMask>& found);
    void askInZoom(const TeacherPicture& picture, RandomStream& random, std::vector<TeacherMask>& found);
    void collectKnown(const torch::Tensor& tokens, const TeacherPicture& picture, RandomStream& random);
    Prompt drawStudentPrompt(const TeacherMask& teacher, RandomStream& random) const;
    Lesson drawLesson(RandomStream& random) const;
    /// Larger ones more often: there are many small ones, and a click would come to mean a part.
    static const TeacherMask& drawBySize(const std::vector<TeacherMask>& masks, RandomStream& random);
    /// Positions in `masks` of one of the same image that shares no pixel with `mask`; `masks.size()`: none found.
    std::size_t drawOther(const std::vector<TeacherMask>& masks, const TeacherMask& mask, RandomStream& random) const;

    Sam& m_sam;
    std::vector<TeachSource> m_sources;
    TeachPlan m_plan;
    const Profile* m_start;
    std::string m_startFile;
    TeacherPictures m_pictures;
    ModelFrame m_square;
    std::vector<torch::Tensor> m_tokens;        ///< 1 x P x C per image, half precision
    std::vector<torch::Tensor> m_valid;         ///< S x S
    std::vector<TeacherMask> m_masks, m_known;  ///< in the order of their images
};

}  // namespace exemplar::neural
