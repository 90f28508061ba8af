// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/ScoreTable.h"

#include <cstdio>

namespace exemplar::cli {
namespace {

std::string row(const std::string& name, const LabelScore& score) {
    char text[256];
    std::snprintf(text, sizeof text, "| %-24s | %6.3f | %7.2f | %6.3f | %9.2f | %9.2f |\n", name.c_str(), score.dice,
                  score.hd95, score.surfaceDice, score.truthMl, score.resultMl);
    return text;
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
    return text + title;
}

}  // namespace exemplar::cli
