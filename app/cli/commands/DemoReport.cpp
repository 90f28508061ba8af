// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/DemoReport.h"

#include "core/base/AtomicFile.h"
#include "core/image/SlicePlane.h"
#include "ui/pictures/CurvePlot.h"
#include "ui/pictures/SliceComparison.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace exemplar::cli {
namespace {

std::string sliceText(const std::vector<int>& slices) {
    std::string text;
    for (int slice : slices) {
        text += (text.empty() ? "" : ", ") + std::to_string(slice);
    }
    return text;
}

/// Not a number where neither map shows the structure.
double measured(const LabelScore& score, double value) { return score.bothEmpty() ? std::nan("") : value; }

std::string row(const std::string& name, const LabelScore& zero, const LabelScore& shape, const LabelScore& adapted) {
    char text[200];
    std::snprintf(text, sizeof text, "| %-12s | %9.3f | %12.3f | %7.3f | %12.2f | %12.3f |\n", name.c_str(),
                  measured(zero, zero.dice), measured(shape, shape.dice), measured(adapted, adapted.dice),
                  measured(adapted, adapted.hd95), measured(adapted, adapted.surfaceDice));
    return text;
}

nlohmann::json toJson(const LabelScore& score) {
    const auto number = [&score](double value) {
        const double known = measured(score, value);
        return std::isfinite(known) ? nlohmann::json(known) : nlohmann::json();
    };
    return {{"dsc", number(score.dice)}, {"hd95Mm", number(score.hd95)}, {"surfaceDice", number(score.surfaceDice)}};
}

/// Dice of one slice over all structures.
double sliceDice(const LabelImage& truth, const LabelImage& result) {
    double both = 0, sizes = 0;
    for (std::size_t i = 0; i < truth.size(); ++i) {
        both += truth.pixels()[i] != 0 && truth.pixels()[i] == result.pixels()[i];
        sizes += (truth.pixels()[i] != 0) + (result.pixels()[i] != 0);
    }
    return sizes > 0 ? 2.0 * both / sizes : 1.0;
}

}  // namespace

std::string demoTable(const DemoFindings& findings, const LabelTable& labels) {
    std::string text =
        "| structure    | zero-shot | interpolated | adapted | HD95 mm      | surface Dice |\n"
        "|--------------|-----------|--------------|---------|--------------|--------------|\n";
    for (std::size_t i = 0; i < findings.adapted.size(); ++i) {
        text += row(labels.nameOf(findings.adapted[i].label), findings.zeroShot[i], findings.interpolated[i],
                    findings.adapted[i]);
    }
    text += row("mean", meanScore(findings.zeroShot), meanScore(findings.interpolated), meanScore(findings.adapted));
    char notes[700];
    std::snprintf(
        notes, sizeof notes,
        "\nDSC on slices that were not trained on. Exemplar slices: %s. Zero-shot: the base model with one perfect "
        "click on every part of every\nstructure, on every %s of those slices. Interpolated: the shapes between the "
        "exemplars, without a model. Adapted: no click at all on these slices;\nHD95 and surface Dice (2 mm) are the "
        "adapted ones. Adapt %.0f s, propagate %.0f s, zero-shot %.0f s, peak memory %.0f MB.\n",
        sliceText(findings.exemplarSlices).c_str(), "third", findings.adaptSeconds, findings.propagateSeconds,
        findings.zeroShotSeconds, findings.peakMemoryMb);
    return text + notes;
}

void writeDemoReport(const std::filesystem::path& folder, const DemoFindings& findings, const Profile& profile,
                     const Volume& scan, const IntensityWindow& window, const LabelMap& truth, const LabelMap& result) {
    const LabelTable& labels = profile.card.labels;
    AtomicFile::write(folder / "table.md", demoTable(findings, labels));
    nlohmann::json json{{"exemplarSlices", findings.exemplarSlices},
                        {"adaptSeconds", findings.adaptSeconds},
                        {"propagateSeconds", findings.propagateSeconds},
                        {"zeroShotSeconds", findings.zeroShotSeconds},
                        {"peakMemoryMb", findings.peakMemoryMb}};
    for (std::size_t i = 0; i < findings.adapted.size(); ++i) {
        json["structures"][labels.nameOf(findings.adapted[i].label)] = {
            {"zeroShot", toJson(findings.zeroShot[i])},
            {"interpolated", toJson(findings.interpolated[i])},
            {"adapted", toJson(findings.adapted[i])}};
    }
    json["mean"] = {{"zeroShot", toJson(meanScore(findings.zeroShot))},
                    {"interpolated", toJson(meanScore(findings.interpolated))},
                    {"adapted", toJson(meanScore(findings.adapted))}};
    AtomicFile::write(folder / "table.json", json.dump(2) + "\n");
    ui::savePng(ui::trainingCurves(profile.card.record, labels), folder / "curves.png");

    const SlicePlane plane(scan.geometry(), profile.card.axis);
    std::vector<int> shown;
    for (int slice : plane.labelledSlices(truth)) {
        if (std::find(findings.exemplarSlices.begin(), findings.exemplarSlices.end(), slice) ==
            findings.exemplarSlices.end()) {
            shown.push_back(slice);
        }
    }
    std::vector<ui::ComparedSlice> compared;
    constexpr int kPictures = 8;
    for (int i = 0; i < kPictures && !shown.empty(); ++i) {
        const int slice = shown[(2 * i + 1) * shown.size() / (2 * kPictures)];
        ui::ComparedSlice entry{window.apply(plane.extract(scan, slice)), plane.extract(truth, slice),
                                plane.extract(result, slice), ""};
        char caption[80];
        std::snprintf(caption, sizeof caption, "%s slice %d, DSC %.2f", axisName(profile.card.axis), slice,
                      sliceDice(entry.truth, entry.result));
        entry.caption = caption;
        compared.push_back(std::move(entry));
    }
    ui::savePng(ui::sliceComparison("Truth and result on slices that were not trained on", compared, labels),
                folder / "overlays.png");
}

}  // namespace exemplar::cli
