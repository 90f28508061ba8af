// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/ScoreTable.h"

#include <cstdio>

namespace exemplar::cli {
namespace {

/// A dash where there is nothing to measure.
std::string cell(double value, int width, int decimals, bool absent) {
    char text[64];
    absent ? std::snprintf(text, sizeof text, " %*s |", width, "-")
           : std::snprintf(text, sizeof text, " %*.*f |", width, decimals, value);
    return text;
}

std::string row(const std::string& name, const LabelScore& score) {
    char title[256];
    std::snprintf(title, sizeof title, "| %-24s |", name.c_str());
    const bool absent = score.bothEmpty();
    return title + cell(score.dice, 6, 3, absent) + cell(score.hd95, 7, 2, absent) +
           cell(score.surfaceDice, 6, 3, absent) + cell(score.truthMl, 9, 2, false) +
           cell(score.resultMl, 9, 2, false) + "\n";
}

}  // namespace

std::string scoreTable(const std::vector<LabelScore>& scores, const LabelTable& names, double toleranceMm) {
    char title[256];
    std::snprintf(title, sizeof title, "| %-24s | %6s | %7s | %6s | %9s | %9s |\n", "structure", "DSC", "HD95 mm",
                  "SDice", "truth ml", "result ml");
    std::string text = title;
    text += "|--------------------------|--------|---------|--------|-----------|-----------|\n";
    for (const LabelScore& score : scores) {
        text += row(names.nameOf(score.label), score);
    }
    text += row("mean", meanScore(scores));
    std::snprintf(title, sizeof title, "(SDice: surface Dice at %g mm)\n", toleranceMm);
    text += title;
    if (const LabelsCounted counted = labelsCounted(scores); counted.distances < counted.overlaps) {
        std::snprintf(title, sizeof title,
                      "(The mean HD95 is of %d of the %d structures; the others are in one of the two maps only.)\n",
                      counted.distances, counted.overlaps);
        text += title;
    }
    return text;
}

}  // namespace exemplar::cli
