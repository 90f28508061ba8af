// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/InputFiles.h"

#include "core/io/LabelMapWriter.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <string>
#include <vector>

namespace exemplar::cli {
namespace fs = std::filesystem;
namespace {

bool isSame(const fs::path& one, const fs::path& other) {
    std::error_code problem;
    return fs::equivalent(one, other, problem) && !problem;
}

bool isBelow(const fs::path& file, const fs::path& folder) {
    std::error_code problem;
    fs::recursive_directory_iterator entries(folder, fs::directory_options::skip_permission_denied, problem);
    for (; !problem && entries != fs::recursive_directory_iterator(); entries.increment(problem)) {
        std::error_code odd;
        if (entries->is_regular_file(odd) && isSame(file, entries->path())) {
            return true;
        }
    }
    return false;
}

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char one) { return static_cast<char>(std::tolower(one)); });
    return text;
}

/// Of a header's name with this ending: the names that its other half may have, in any case of letters.
bool isOtherHalf(const fs::path& file, const fs::path& input) {
    static constexpr const char* kHalves[]{".hdr", ".img", ".hdr.gz", ".img.gz"};
    const auto stemOf = [](const std::string& name) -> std::string {
        for (const char* half : kHalves) {
            if (lower(name).ends_with(half)) {
                return name.substr(0, name.size() - std::string(half).size());
            }
        }
        return {};
    };
    const std::string stem = stemOf(input.filename().string());
    if (stem.empty()) {
        return false;
    }
    std::error_code problem;
    const fs::path folder = input.parent_path().empty() ? fs::path(".") : input.parent_path();
    for (const auto& entry : fs::directory_iterator(folder, problem)) {
        if (stemOf(entry.path().filename().string()) == stem && isSame(file, entry.path())) {
            return true;
        }
    }
    return false;
}

std::string trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(" \t\r");
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

/// A data file as a header names it: a name, or a pattern such as "slice%03d.raw 1 24 1".
bool isNamed(const fs::path& file, const fs::path& folder, const std::string& name) {
    if (name.empty() || name.size() > 4096) {
        return false;
    }
    const auto place = name.find('%');
    if (place == std::string::npos) {
        return isSame(file, folder / name);
    }
    const auto letter = name.find_first_not_of("0123456789", place + 1);
    if (letter == std::string::npos) {
        return false;
    }
    const fs::path pattern = folder / name.substr(0, place);
    const std::string end = name.substr(letter + 1, name.find(' ', letter) - letter - 1);
    std::error_code problem;
    for (const auto& entry : fs::directory_iterator(pattern.parent_path(), problem)) {
        const std::string other = entry.path().filename().string();
        if (other.starts_with(pattern.filename().string()) && other.ends_with(end) && isSame(file, entry.path())) {
            return true;
        }
    }
    return false;
}

/// Every line of a text header may name a data file, alone (in a list) or behind its key.
bool isNamedInHeader(const fs::path& file, const fs::path& header) {
    const std::string name = lower(header.filename().string());
    if (!name.ends_with(".mhd") && !name.ends_with(".nhdr")) {
        return false;
    }
    constexpr std::size_t kLongestHeader = std::size_t{1} << 20;
    std::ifstream stream(header, std::ios::binary);
    std::string line;
    for (std::size_t read = 0; read < kLongestHeader && std::getline(stream, line); read += line.size() + 1) {
        const auto key = line.find_first_of("=:");
        if (isNamed(file, header.parent_path(), trimmed(line)) ||
            (key != std::string::npos && isNamed(file, header.parent_path(), trimmed(line.substr(key + 1))))) {
            return true;
        }
    }
    return false;
}

/// The names that labelTableBeside() looks for.
bool isNamesBeside(const fs::path& file, const fs::path& labelMap) {
    const fs::path names = labelFileBeside(labelMap);
    const std::string text = names.string(), stem = text.substr(0, text.size() - std::string(".label.txt").size());
    return isSame(file, names) || isSame(file, stem + ".label") || isSame(file, stem + ".nii.txt");
}

}  // namespace

bool isReadWith(const fs::path& file, const fs::path& input) {
    std::error_code problem;
    if (fs::is_directory(input, problem)) {
        return isBelow(file, input);
    }
    return isSame(file, input) || isOtherHalf(file, input) || isNamedInHeader(file, input) ||
           isNamesBeside(file, input);
}

}  // namespace exemplar::cli
