// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/LabelMapWriter.h"

#include "core/base/AtomicFile.h"
#include "core/base/Error.h"
#include "core/io/ItkLabels.h"
#include "core/io/NiftiLabels.h"

#include <algorithm>
#include <cctype>

namespace exemplar {
namespace fs = std::filesystem;
namespace {

std::string lower(std::string name) {
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return name;
}

}  // namespace

fs::path labelFileBeside(const fs::path& path) {
    std::string stem = path.filename().string();
    for (const char* ending : {".nii.gz", ".nii", ".nrrd", ".mha"}) {
        if (lower(stem).ends_with(ending)) {
            stem.resize(stem.size() - std::string(ending).size());
            break;
        }
    }
    return path.parent_path() / (stem + ".label.txt");
}

void requireLabelMapName(const fs::path& path) {
    const std::string name = lower(path.filename().string());
    for (const char* ending : {".nii.gz", ".nii", ".nrrd", ".mha"}) {
        if (name.ends_with(ending)) {
            return;
        }
    }
    throw Error(ErrorCode::FormatUnknown,
                "Label maps are written as .nii.gz, .nii, .nrrd or .mha, not as " + path.filename().string() +
                    "; change the ending.",
                {path.string()});
}

void writeLabelMap(const LabelMap& labels, const fs::path& path, const LabelTable& table, const fs::path& source) {
    requireLabelMapName(path);
    const std::string name = lower(path.filename().string());
    if (name.ends_with(".nii.gz") || name.ends_with(".nii")) {
        AtomicFile::writeWith(path, [&](const fs::path& temporary) {
            try {
                writeNiftiLabels(labels, temporary, source, name.ends_with(".gz"));
            } catch (const Error& problem) {
                if (problem.code() != ErrorCode::FileUnwritable) {
                    throw;
                }
                throw Error(ErrorCode::FileUnwritable,
                            "Cannot write " + path.string() +
                                "; check free disk space and permissions of its folder, or choose another place.",
                            {path.string()});
            }
        });
    } else {
        AtomicFile::writeWith(path, [&](const fs::path& temporary) { writeItkLabels(labels, temporary); });
    }
    LabelTable complete = table;
    for (std::uint16_t label : labels.present()) {
        complete.ensure(label);
    }
    AtomicFile::write(labelFileBeside(path), complete.toItkSnap());
}

}  // namespace exemplar
