// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/LabelExport.h"

#include "core/base/AtomicFile.h"
#include "core/base/Error.h"
#include "core/base/Utf8.h"
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
        std::string small = name;
        std::transform(small.begin(), small.end(), small.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        if (small.ends_with(ending)) {
            name.resize(name.size() - std::string(ending).size());
        }
    }
    return name;
}

using nlohmann::ordered_json;

/// As JSON text, in which bytes that are not UTF-8 are replaced.
std::string textOf(const ordered_json& value, int indent) {
    return value.dump(indent, ' ', false, ordered_json::error_handler_t::replace);
}

ordered_json programOf(const LabelOrigin& origin) {
    ordered_json program{{"Name", "Exemplar"}};
    if (!origin.version.empty()) {
        program["Version"] = origin.version;
    }
    return program;
}

ordered_json factsOf(const LabelOrigin& origin, const std::string& source) {
    ordered_json facts = ordered_json::object();
    if (const auto manual = origin.manual()) {
        facts["Manual"] = *manual;
    }
    facts["Sources"] = ordered_json::array({source});
    facts["SpatialReference"] = source;
    facts["Resolution"] = "that of the scan";
    if (origin.byHand + origin.corrected + origin.accepted + origin.proposed > 0) {
        facts["LabelledSlices"] = {{"ByHand", origin.byHand},
                                   {"CorrectedProposals", origin.corrected},
                                   {"AcceptedProposals", origin.accepted},
                                   {"Proposals", origin.proposed}};
    }
    if (!origin.imported.empty()) {
        facts["ImportedLabelFiles"] = origin.imported;
    }
    if (!origin.madeUpSlices.empty()) {
        facts["InterpolatedSlices"] = origin.madeUpSlices;
        facts["InterpolatedSlicesDescription"] =
            "Third voxel indices, from 0, of slices that the scan lacks; they were computed between their neighbours.";
    }
    facts["GeneratedBy"] = ordered_json::array({programOf(origin)});
    if (!origin.model.empty()) {
        facts["GeneratedBy"].push_back({{"Name", origin.model}, {"Description", "Base model"}});
    }
    for (const std::string& profile : origin.profiles) {
        facts["GeneratedBy"].push_back({{"Name", profile}, {"Description", "Profile learned on that model"}});
    }
    return facts;
}

std::string tableText(const LabelTable& table) {
    std::string text = "index\tname\tcolor\n0\tBackground\t#000000\n";
    for (const LabelEntry& entry : table.entries()) {
        std::string name = validUtf8(entry.name);
        std::replace(name.begin(), name.end(), '\t', ' ');
        std::replace(name.begin(), name.end(), '\n', ' ');
        if (name.starts_with('"')) {  // else what reads the table takes the mark as its own
            for (auto place = name.find('"'); place != std::string::npos; place = name.find('"', place + 2)) {
                name.insert(place, 1, '"');
            }
            name = '"' + name + '"';
        }
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

void writeBids(const LabelMap& labels, const LabelTable& table, const fs::path& path, const fs::path& source,
               const LabelOrigin& origin) {
    const std::string name = path.filename().string();
    if (!name.ends_with(kEnding)) {
        throw Error(ErrorCode::FormatUnknown,
                    "A BIDS segmentation's name ends in _dseg.nii.gz, not as " + name + " does; change the name.",
                    {path.string()});
    }
    const std::string stem = name.substr(0, name.size() - std::string(".nii.gz").size());
    const std::string names = tableText(completed(table, labels));
    const std::string facts = textOf(factsOf(origin, source.filename().string()), 2) + "\n";
    writeMap(labels, path, source);
    AtomicFile::write(path.parent_path() / (stem + ".tsv"), names);
    AtomicFile::write(path.parent_path() / (stem + ".json"), facts);
    const fs::path description = path.parent_path() / "dataset_description.json";
    if (!fs::exists(description)) {
        ordered_json program = programOf(origin);
        program["Description"] = "The JSON file beside each segmentation names the model and profile it was made with";
        const ordered_json set{{"Name", "Segmentations"},
                               {"BIDSVersion", "1.8.0"},
                               {"DatasetType", "derivative"},
                               {"GeneratedBy", ordered_json::array({program})}};
        AtomicFile::write(description, textOf(set, 2) + "\n");
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
