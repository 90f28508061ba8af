// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/LabelFile.h"

#include "core/base/AtomicFile.h"
#include "core/io/LabelMapWriter.h"

namespace exemplar {
namespace fs = std::filesystem;

LabelTable readLabelTable(const fs::path& path) { return LabelTable::parse(readFile(path), path.string()); }

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
