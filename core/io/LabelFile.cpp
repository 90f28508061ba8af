// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/LabelFile.h"

#include "core/base/AtomicFile.h"
#include "core/base/Error.h"
#include "core/base/Resources.h"
#include "core/io/LabelMapWriter.h"
#include "core/io/NiftiNames.h"
#include "core/io/SlicerSegments.h"

#include <algorithm>

namespace exemplar {
namespace fs = std::filesystem;

LabelTable readLabelTable(const fs::path& path) { return LabelTable::parse(readFile(path), path.string()); }

void writeLabelTable(const LabelTable& table, const fs::path& path) {
    const std::string ending = path.extension().string();
    AtomicFile::write(path, ending == ".ctbl"  ? table.toSlicer()
                            : ending == ".csv" ? table.toSlicerCsv()
                                               : table.toItkSnap());
}

std::vector<LabelPreset> labelPresets() {
    std::vector<LabelPreset> presets;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(resourceFolder() / "labels", none)) {
        std::string name = entry.path().stem().string();
        std::replace(name.begin(), name.end(), '-', ' ');
        presets.push_back({name, readLabelTable(entry.path())});
    }
    std::sort(presets.begin(), presets.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    return presets;
}

namespace {

bool isThere(const fs::path& path) {
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
}

/// A file that belongs to a whole folder and may hold something else.
LabelTable tableOfFolder(const fs::path& path) {
    if (!isThere(path)) {
        return {};
    }
    try {
        return readLabelTable(path);
    } catch (const Error&) {
        return {};
    }
}

}  // namespace

LabelTable labelTableBeside(const fs::path& labelMap) {
    const fs::path folder = labelMap.parent_path();
    const fs::path standard = labelFileBeside(labelMap);
    std::string stem = standard.filename().string();
    stem.resize(stem.size() - std::string(".label.txt").size());
    for (const char* ending : {".label.txt", ".label", ".nii.txt", ".tsv", ".ctbl"}) {
        const fs::path candidate = folder / (stem + ending);
        if (isThere(candidate)) {
            return readLabelTable(candidate);
        }
    }
    LabelTable table = namesInNifti(labelMap);
    table = table.empty() ? segmentNames(labelMap) : table;
    // BIDS: a table for all "_dseg" files of a folder. nnU-Net: labelsTr/case.nii.gz beside dataset.json.
    for (const fs::path& shared : {folder / "dseg.tsv", folder / "dataset.json", folder / ".." / "dataset.json"}) {
        const bool fits = shared.filename() != "dseg.tsv" || stem.ends_with("dseg");
        table = table.empty() && fits ? tableOfFolder(shared) : table;
    }
    return table;
}

}  // namespace exemplar
