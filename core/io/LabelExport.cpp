// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/LabelExport.h"

#include "core/base/AtomicFile.h"
#include "core/base/Error.h"
#include "core/io/LabelMapWriter.h"
#include "core/io/NiftiLabels.h"

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <set>

namespace exemplar {
namespace fs = std::filesystem;
namespace {

constexpr const char* kEnding = "_dseg.nii.gz";

std::string withoutEnding(std::string name) {
    for (const char* ending : {".nii.gz", ".nii", ".nrrd", ".mha", ".mhd", ".dcm", ".hdr"}) {
        if (name.ends_with(ending)) {
            name.resize(name.size() - std::string(ending).size());
        }
    }
    return name;
}

std::string tableText(const LabelTable& table) {
    std::string text = "index\tname\tcolor\n0\tBackground\t#000000\n";
    for (const LabelEntry& entry : table.entries()) {
        std::string name = entry.name;
        std::replace(name.begin(), name.end(), '\t', ' ');
        std::replace(name.begin(), name.end(), '\n', ' ');
        char colour[8];
        std::snprintf(colour, sizeof colour, "#%02x%02x%02x", entry.colour[0], entry.colour[1], entry.colour[2]);
        text += std::to_string(entry.id) + "\t" + name + "\t" + colour + "\n";
    }
    return text;
}

/// Letters, digits and dashes; what is left of a name in other scripts is at least its number.
std::string fileWord(const std::string& name) {
    std::string word;
    for (const char one : name) {
        if (std::isalnum(static_cast<unsigned char>(one)) || static_cast<unsigned char>(one) >= 128) {
            word += one;
        } else if (!word.empty() && word.back() != '-') {
            word += '-';
        }
    }
    while (!word.empty() && word.back() == '-') {
        word.pop_back();
    }
    return word;
}

LabelTable completed(const LabelTable& table, const LabelMap& labels) {
    LabelTable complete = table;
    for (const std::uint16_t label : labels.present()) {
        complete.ensure(label);
    }
    return complete;
}

void writeMap(const LabelMap& labels, const fs::path& path, const fs::path& source) {
    AtomicFile::writeWith(path, [&](const fs::path& temporary) { writeNiftiLabels(labels, temporary, source, true); });
}

}  // namespace

std::string bidsName(const std::string& source) {
    std::string name = withoutEnding(source);
    const auto suffix = name.rfind('_');
    if (name.starts_with("sub-") && suffix != std::string::npos && name.find('-', suffix) == std::string::npos) {
        name.resize(suffix);
    }
    return name + kEnding;
}

void writeBids(const LabelMap& labels, const LabelTable& table, const fs::path& path, const fs::path& source) {
    const std::string name = path.filename().string();
    if (!name.ends_with(kEnding)) {
        throw Error(ErrorCode::FormatUnknown,
                    "A BIDS segmentation's name ends in _dseg.nii.gz, not as " + name + " does; change the name.",
                    {path.string()});
    }
    writeMap(labels, path, source);
    const std::string stem = name.substr(0, name.size() - std::string(".nii.gz").size());
    const LabelTable complete = completed(table, labels);
    AtomicFile::write(path.parent_path() / (stem + ".tsv"), tableText(complete));
    const nlohmann::ordered_json facts{{"Manual", true},
                                       {"Sources", {source.filename().string()}},
                                       {"SpatialReference", source.filename().string()},
                                       {"Resolution", "that of the scan"}};
    AtomicFile::write(path.parent_path() / (stem + ".json"), facts.dump(2) + "\n");
    const fs::path description = path.parent_path() / "dataset_description.json";
    if (!fs::exists(description)) {
        const nlohmann::ordered_json set{{"Name", "Segmentations"},
                                         {"BIDSVersion", "1.8.0"},
                                         {"DatasetType", "derivative"},
                                         {"GeneratedBy", {{{"Name", "Exemplar"}}}}};
        AtomicFile::write(description, set.dump(2) + "\n");
    }
}

std::vector<fs::path> writeMasks(const LabelMap& labels, const LabelTable& table, const fs::path& folder,
                                 const std::string& stem, const fs::path& source) {
    std::vector<fs::path> written;
    std::set<std::string> names;
    for (const std::uint16_t label : labels.present()) {
        std::string word = fileWord(completed(table, labels).nameOf(label));
        if (word.empty() || !names.insert(word).second) {
            word += (word.empty() ? "label-" : "-") + std::to_string(label);
            names.insert(word);
        }
        LabelMap one(labels.geometry());
        std::transform(labels.labels().begin(), labels.labels().end(), one.labels().begin(),
                       [label](std::uint16_t other) { return other == label ? 1 : 0; });
        written.push_back(folder / (stem + "-" + word + ".nii.gz"));
        writeMap(one, written.back(), source);
    }
    return written;
}

}  // namespace exemplar
