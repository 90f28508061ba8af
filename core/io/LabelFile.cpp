// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/LabelFile.h"

#include "core/base/AtomicFile.h"
#include "core/base/Resources.h"
#include "core/io/LabelMapWriter.h"

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

LabelTable labelTableBeside(const fs::path& labelMap) {
    const fs::path standard = labelFileBeside(labelMap);
    std::string stem = standard.filename().string();
    stem.resize(stem.size() - std::string(".label.txt").size());
    for (const fs::path& candidate :
         {standard, labelMap.parent_path() / (stem + ".label"), labelMap.parent_path() / (stem + ".nii.txt")}) {
        std::error_code ignored;
        if (fs::exists(candidate, ignored)) {
            return readLabelTable(candidate);
        }
    }
    return {};
}

}  // namespace exemplar
