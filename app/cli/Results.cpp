// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Results.h"

#include "core/base/AtomicFile.h"
#include "core/base/Error.h"
#include "core/io/LabelFile.h"
#include "core/io/LabelMapWriter.h"

namespace exemplar::cli {
namespace fs = std::filesystem;
namespace {

bool isMadeUp(const LabelEntry& entry) {
    LabelTable table;
    table.ensure(entry.id);
    return table.entries().front().name == entry.name;
}

/// A name that is not taken, in the same folder.
fs::path freeName(const fs::path& folder, const fs::path& name) {
    std::error_code problem;
    for (int number = 1;; ++number) {
        const fs::path path = folder / ("kept-" + std::to_string(number) + "-" + name.string());
        if (!fs::exists(path, problem)) {
            return path;
        }
    }
}

}  // namespace

LabelTable namesToWrite(const LabelTable& table, const ResultPlace& place) {
    std::error_code problem;
    const fs::path beside = labelFileBeside(place.out);
    if (place.force || !fs::exists(beside, problem) || fs::file_size(beside, problem) == 0) {
        return table;
    }
    LabelTable names = readLabelTable(beside);
    for (const LabelEntry& entry : table.entries()) {
        const LabelEntry* known = names.find(entry.id);
        if (known == nullptr || isMadeUp(*known)) {
            names.add(entry);
        } else if (!isMadeUp(entry) && known->name != entry.name) {
            throw Error(ErrorCode::Usage,
                        beside.string() + " names label " + std::to_string(entry.id) + " \"" + known->name +
                            "\", which the result names \"" + entry.name +
                            "\"; choose another name for the result, or replace that file with --force.",
                        {beside.string()});
        }
    }
    return names;
}

void requireRoomForResult(const Geometry& geometry, const LabelTable& table, const ResultPlace& place) {
    const LabelTable names = namesToWrite(table, place);
    std::uintmax_t bytes = geometry.voxelCount();
    for (const LabelEntry& entry : names.entries()) {
        bytes = entry.id > 255 ? 2 * geometry.voxelCount() : bytes;
    }
    // Label maps shrink to a fiftieth or less where they are compressed; with room for a tenth it is not tight.
    AtomicFile::requireWritable(place.out, place.out.extension() == ".gz" ? bytes / 10 : bytes);
}

void writeResult(const LabelMap& labels, const LabelTable& table, const ResultPlace& place) {
    const LabelTable names = namesToWrite(table, place);
    writeOrKeep(place.out, [&](const fs::path& path) { writeLabelMap(labels, path, names, place.source); });
}

void writeOrKeep(const fs::path& path, const std::function<void(const fs::path&)>& write) {
    try {
        write(path);
    } catch (const Error& problem) {
        if (problem.code() != ErrorCode::FileUnwritable && problem.code() != ErrorCode::FileInUse) {
            throw;
        }
        std::error_code ignored;
        for (const fs::path& folder : {fs::temp_directory_path(ignored), fs::path(".")}) {
            const fs::path kept = freeName(folder, path.filename());
            try {
                write(kept);
            } catch (const Error&) {
                continue;
            }
            throw Error(ErrorCode::FileUnwritable,
                        "Cannot write " + path.string() + ", though it was possible before; the result is kept as " +
                            kept.string() + ", so move that file.",
                        {path.string(), kept.string()});
        }
        throw;
    }
}

}  // namespace exemplar::cli
