// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/RandomStream.h"
#include "core/engine/TeachPlan.h"
#include "core/image/IntensityWindow.h"
#include "core/image/ModelFrame.h"
#include "core/neural/TorchEngine.h"

#include <vector>

namespace exemplar::neural {

/// A slice of some scan as a site might show it, to teach points on.
struct TeacherPicture {
    Image slice;        ///< 0..1, the slice's own pixels
    LabelImage labels;  ///< of the same size, or empty: known structures, made-up lesions
    ModelFrame frame;   ///< of the slice in the model's square
};

/// A part of a picture that the model sees larger.
struct PictureZoom {
    int x0 = 0, y0 = 0;  ///< in the slice's pixels
    Image slice;
    ModelFrame frame;
};

/// Draws slices of all three planes from scans, some cropped, with contrast changed; some get made-up lesions.
class TeacherPictures {
public:
    /// Throws Error(NothingToLearn) where there is no scan.
    TeacherPictures(const std::vector<TeachSource>& sources, const TeachPlan& plan, int side);

    TeacherPicture draw(RandomStream& random) const;
    PictureZoom drawZoom(const TeacherPicture& picture, RandomStream& random) const;

private:
    std::size_t drawSource(RandomStream& random) const;
    void crop(Image& slice, LabelImage& labels, RandomStream& random) const;

    const std::vector<TeachSource>& m_sources;
    std::vector<std::size_t> m_labelled;     ///< positions of the sources with labels
    std::vector<IntensityWindow> m_windows;  ///< by source
    const TeachPlan& m_plan;
    int m_side;
};

}  // namespace exemplar::neural
