// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/LabelMapWriter.h"

#include "core/base/AtomicFile.h"
#include "core/base/Error.h"
#include "core/io/ItkFile.h"
#include "core/io/NiftiLabels.h"

namespace exemplar {
namespace fs = std::filesystem;

fs::path labelFileBeside(const fs::path& path) {
    std::string stem = path.filename().string();
    for (const char* ending : {".nii.gz", ".nii", ".nrrd", ".mha"}) {
        if (stem.ends_with(ending)) {
            stem.resize(stem.size() - std::string(ending).size());
            break;
        }
    }
    return path.parent_path() / (stem + ".label.txt");
}

void writeLabelMap(const LabelMap& labels, const fs::path& path, const LabelTable& table, const fs::path& source) {
    const std::string name = path.filename().string();
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
    } else if (name.ends_with(".nrrd") || name.ends_with(".mha")) {
        AtomicFile::writeWith(path, [&](const fs::path& temporary) { writeItkLabels(labels, temporary); });
    } else {
        throw Error(ErrorCode::FormatUnknown,
                    "Label maps are written as .nii.gz, .nii, .nrrd or .mha, not as " + name + "; change the ending.",
                    {path.string()});
    }
    LabelTable complete = table;
    for (std::uint16_t label : labels.present()) {
        complete.ensure(label);
    }
    AtomicFile::write(labelFileBeside(path), complete.toItkSnap());
}

}  // namespace exemplar
