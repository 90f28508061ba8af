// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/SynthesisPreview.h"

#include "ui/pictures/ContactSheet.h"
#include "ui/pictures/Pictures.h"
#include "ui/pictures/SyntheticSheet.h"

namespace exemplar::cli {

void writeSynthesisPreview(const ExemplarSet& set, const SynthesisRecipe& recipe, std::uint64_t seed, int count,
                           const std::filesystem::path& out, JobControl& control) {
    std::vector<ui::SheetPicture> pictures;
    for (SynthesisSample& sample : ui::SyntheticSheet(set).samples(recipe, seed, count, control)) {
        pictures.push_back({std::move(sample.image), std::move(sample.labels), std::move(sample.description)});
    }
    ui::savePng(ui::contactSheet("Synthetic samples", pictures, set.labels), out);
}

}  // namespace exemplar::cli
