// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/AnatomyCheck.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace exemplar {
namespace {

constexpr double kLargestRotation = 45.0;  // degrees
constexpr double kLargestScale = 0.5;
constexpr double kFarthestShift = 0.2;

// ASCII only, whatever the locale; bytes of other UTF-8 letters belong to words and have no case.
bool isLower(char c) { return c >= 'a' && c <= 'z'; }
bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isOfWord(char c) {
    return isLower(c) || isUpper(c) || isDigit(c) || c == '\'' || static_cast<unsigned char>(c) >= 0x80;
}

/// The words of a name in small letters; "LeftEye" and "LEye" are two.
std::vector<std::string> wordsOf(const std::string& name) {
    std::vector<std::string> words;
    bool inside = false;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        if (!isOfWord(c)) {
            inside = false;
            continue;
        }
        const bool hump = i > 0 && isUpper(c) && isLower(name[i - 1]);
        const bool capital = i > 0 && isUpper(c) && isUpper(name[i - 1]) && i + 1 < name.size() && isLower(name[i + 1]);
        if (!inside || hump || capital) {
            words.emplace_back();
        }
        words.back() += isUpper(c) ? static_cast<char>(c - 'A' + 'a') : c;
        inside = true;
    }
    return words;
}

bool isNumber(const std::string& word) { return std::all_of(word.begin(), word.end(), isDigit); }

bool namesSide(const std::vector<std::string>& words) {
    static constexpr std::array<std::string_view, 22> kSides{
        "left",   "right",    "lh",     "rh",       "lt",        "rt",      "links",  "rechts",
        "linke",  "rechte",   "linker", "rechter",  "linkes",    "rechtes", "linken", "rechten",
        "dexter", "sinister", "dextra", "sinistra", "sinistrum", "dextrum"};
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (std::find(kSides.begin(), kSides.end(), word) != kSides.end()) {
            return true;
        }
        if ((word == "l" || word == "r") && (i + 1 == words.size() || !isNumber(words[i + 1]))) {
            return true;  // "L 5" is a vertebra
        }
        if (word.find("\u5de6") != std::string::npos || word.find("\u53f3") != std::string::npos) {
            return true;  // Chinese is written without spaces
        }
    }
    return false;
}

/// For each short word that begins with l or r: the name with that letter left open, and the letter.
std::vector<std::pair<std::string, char>> openNames(const std::vector<std::string>& words) {
    std::vector<std::pair<std::string, char>> open;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].size() > 4 || (words[i][0] != 'l' && words[i][0] != 'r')) {
            continue;
        }
        std::string name;
        for (std::size_t w = 0; w < words.size(); ++w) {
            name += (w == i ? "?" + words[w].substr(1) : words[w]) + " ";
        }
        open.emplace_back(name, words[i][0]);
    }
    return open;
}

}  // namespace

std::vector<std::uint16_t> sidedLabels(const LabelTable& labels) {
    std::map<std::string, std::set<char>> sides;
    for (const LabelEntry& entry : labels.entries()) {
        for (const auto& [name, letter] : openNames(wordsOf(entry.name))) {
            sides[name].insert(letter);
        }
    }
    std::vector<std::uint16_t> sided;
    for (const LabelEntry& entry : labels.entries()) {
        const auto words = wordsOf(entry.name);
        const auto open = openNames(words);
        const bool paired =
            std::any_of(open.begin(), open.end(), [&](const auto& one) { return sides[one.first].size() == 2; });
        if (paired || namesSide(words)) {
            sided.push_back(entry.id);
        }
    }
    return sided;
}

std::vector<AnatomyWarning> checkAnatomy(const SynthesisRecipe& recipe, const LabelTable& labels, Axis axis) {
    // In display orientation, left to right of a sagittal slice is front to back, and so is top to bottom of an axial.
    const bool acrossIsSides = axis != Axis::Sagittal, downIsFeet = axis != Axis::Axial;
    const bool mirrored = recipe.flipLeftRight > 0.0, overturned = recipe.flipUpDown > 0.0;
    const bool separate = recipe.separateShare > 0.0;
    std::vector<AnatomyWarning> warnings;
    if (mirrored && acrossIsSides) {
        if (auto sided = sidedLabels(labels); !sided.empty()) {
            warnings.push_back({AnatomyConcern::SidesSwapped, std::move(sided), false});
        }
    }
    const auto warnIf = [&warnings](bool wrong, AnatomyConcern concern, bool mild) {
        if (wrong) {
            warnings.push_back({concern, {}, mild});
        }
    };
    warnIf(overturned && downIsFeet, AnatomyConcern::UpsideDown, true);
    warnIf((mirrored && !acrossIsSides) || (overturned && !downIsFeet), AnatomyConcern::FrontToBack, true);
    warnIf(recipe.rotationDegrees > kLargestRotation, AnatomyConcern::LargeRotation, false);
    warnIf(recipe.scale > kLargestScale, AnatomyConcern::LargeScale, false);
    // The largest displacement is about three deviations. At this bound 1 of 100 fields folds, at twice it nearly all.
    warnIf(3.0 * recipe.elasticAmplitude > 0.5 * recipe.elasticWavelength, AnatomyConcern::ElasticFolds, false);
    warnIf(separate && recipe.separateRotationDegrees > kLargestRotation, AnatomyConcern::StructureTurned, true);
    warnIf(separate && recipe.separateScale > kLargestScale, AnatomyConcern::StructureScaled, true);
    warnIf(separate && recipe.separateShift > kFarthestShift, AnatomyConcern::StructureFarAway, true);
    return warnings;
}

}  // namespace exemplar
