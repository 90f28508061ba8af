// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Geometry.h"
#include "core/image/LabelTable.h"
#include "core/synthesis/SynthesisRecipe.h"

#include <cstdint>
#include <vector>

namespace exemplar {

/// What a recipe would show that no patient has.
enum class AnatomyConcern {
    SidesSwapped,      ///< mirrored across the patient's middle while labels name a side: left is taught as right
    UpsideDown,        ///< head and feet change places
    FrontToBack,       ///< front and back change places
    LargeRotation,     ///< of the whole slice, beyond 45 degrees
    LargeScale,        ///< of the whole slice, beyond a half
    ElasticFolds,      ///< the bending is so strong for its wavelength that tissue may fold over
    StructureTurned,   ///< like LargeRotation, of one structure
    StructureScaled,   ///< like LargeScale, of one structure
    StructureFarAway,  ///< one structure moves by more than a fifth of the picture's longer side
};

struct AnatomyWarning {
    AnatomyConcern concern;
    std::vector<std::uint16_t> labels;  ///< concerned, in the table's order; empty: all
    bool mild = false;                  ///< unusual rather than wrong
    bool operator==(const AnatomyWarning&) const = default;
};

/// Which transforms of a recipe make no sense for slices along `axis` (in radiological display orientation) with
/// these structures. At most one warning per concern, in the order of AnatomyConcern. Never refuses: the user decides.
std::vector<AnatomyWarning> checkAnatomy(const SynthesisRecipe& recipe, const LabelTable& labels, Axis axis);

/// Labels whose name tells a side: "Left Kidney", "Hippocampus_L", "ctx-lh-insula", "LeftEye", "Niere links", or a pair
/// of short names that differ in L and R alone, such as "LV" and "RV". "L5" is a vertebra. In the table's order.
std::vector<std::uint16_t> sidedLabels(const LabelTable& labels);

}  // namespace exemplar
