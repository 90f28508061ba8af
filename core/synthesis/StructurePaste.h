// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/RandomStream.h"
#include "core/image/Components.h"
#include "core/synthesis/SynthesisExemplar.h"
#include "core/synthesis/SynthesisRecipe.h"

#include <string>
#include <vector>

namespace exemplar {

/// Places single structures (connected parts of a label) by themselves: the old one is taken off and its place filled
/// in, the new one fades in over a soft edge. Only places are used where it fits: inside the body, with surroundings
/// of similar intensity, hardly covering other structures. Whatever it covers loses its label; cut-off remnants of
/// other structures are filled in too, so that every labelled pixel shows its structure.
class StructurePaste {
public:
    /// Changes `canvas` in place.
    StructurePaste(SynthesisExemplar& canvas, const SynthesisRecipe& recipe, RandomStream& random);

    /// Each returns what was done ("label 4 moved"), or nothing where no fitting place was drawn; the canvas is then
    /// as it was.
    std::string moveOwn();
    /// A structure of `source` takes the place of the canvas's own one of the same label.
    std::string takeFrom(const SynthesisExemplar& source);
    /// Every structure of `source` goes onto the (unlabelled) canvas, hardly shifted; all or none.
    std::string takeAll(const SynthesisExemplar& source);

private:
    struct Part {
        std::uint16_t label = 0;
        int area = 0;
        int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
        double centreX = 0.0, centreY = 0.0;
        Mask mask;  // whole slice
    };
    struct Placement {
        double toX = 0.0, toY = 0.0, radians = 0.0, scaleX = 1.0, scaleY = 1.0;
    };
    struct Cutout {
        int left = 0, top = 0;
        std::uint16_t label = 0;
        Image image, distance;  // signed distance to the border in pixels, > 0 inside
        double expectedArea = 0.0, sourceRim = 0.0, canvasRim = 0.0;
    };

    static std::vector<Part> partsOf(const SynthesisExemplar& slice, std::uint16_t label);
    Placement draw(double toX, double toY, double liveliness);
    Cutout cutOut(const SynthesisExemplar& source, const Part& part, const Placement& placement);
    /// Fills in canvasRim.
    bool fits(Cutout& cutout, const Mask& old);
    void replace(const Cutout& cutout, const Mask& old);
    void takeOff(const Mask& old, const Cutout& cutout);
    void fadeIn(const Cutout& cutout);
    void removeRemnants(const LabelImage& before, std::uint16_t pasted);
    void fill(const Mask& old, const Mask& keep);
    void findBody();

    SynthesisExemplar& m_canvas;
    const SynthesisRecipe& m_recipe;
    RandomStream& m_random;
    double m_longer;
    Mask m_body;  // found when first needed
};

}  // namespace exemplar
