// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/SynthesisPreview.h"

#include "core/image/ModelFrame.h"
#include "core/synthesis/Synthesis.h"
#include "ui/pictures/ContactSheet.h"
#include "ui/pictures/Pictures.h"

namespace exemplar::cli {

void writeSynthesisPreview(const ExemplarSet& set, const SynthesisRecipe& recipe, std::uint64_t seed, int count,
                           const std::filesystem::path& out, JobControl& control) {
    constexpr int kSide = 256;
    std::vector<SynthesisExemplar> squares;
    for (const Exemplar& exemplar : set.exemplars) {
        const ModelFrame frame(exemplar.image.pixels.width(), exemplar.image.pixels.height(), exemplar.image.spacingX,
                               exemplar.image.spacingY, kSide);
        squares.push_back({frame.toModel(exemplar.image.pixels), frame.toModel(exemplar.labels), frame.validWidth(),
                           frame.validHeight()});
    }
    std::vector<ui::SheetPicture> pictures;
    for (int i = 0; i < count; ++i) {
        control.checkpoint();
        const SynthesisSample sample = synthesise(squares, {}, recipe, seed, static_cast<std::uint64_t>(i));
        pictures.push_back({sample.image, sample.labels, sample.description});
        control.report((i + 1.0) / count, "Drawing samples");
    }
    ui::savePng(ui::contactSheet("Synthetic samples", pictures, set.labels), out);
}

}  // namespace exemplar::cli
