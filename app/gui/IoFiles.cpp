// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/IoFiles.h"

#include "core/base/Error.h"
#include "core/io/LabelFile.h"
#include "core/io/LabelMapWriter.h"
#include "core/io/VolumeReader.h"

#include <filesystem>

namespace exemplar::gui {

ui::LoadedScan IoFiles::openScan(const std::string& path, JobControl& control) {
    Scan scan = readScan(path, control);
    std::filesystem::path name = std::filesystem::path(path).filename();
    std::string key = scan.volume.contentHash();
    return {std::move(scan.volume), path, name.empty() ? path : name.string(), std::move(key), std::move(scan.notes)};
}

ui::LoadedLabels IoFiles::openLabels(const std::string& path, const Geometry& grid, JobControl& control) {
    ui::LoadedLabels loaded{conformTo(readLabelMap(path, control), grid, path), labelTableBeside(path)};
    for (const std::uint16_t label : loaded.labels.present()) {
        loaded.table.ensure(label);
    }
    return loaded;
}

void IoFiles::saveLabels(const LabelMap& labels, const LabelTable& table, const std::string& path,
                         const std::string& source) {
    writeLabelMap(labels, path, table, source);
}

bool IoFiles::exists(const std::string& path) {
    std::error_code problem;
    return std::filesystem::exists(path, problem);
}

void IoFiles::makeFolder(const std::string& path) {
    std::error_code problem;
    std::filesystem::create_directories(path, problem);
    if (problem) {
        throw Error(ErrorCode::FileUnwritable, "Cannot make the folder " + path + " (" + problem.message() + ").",
                    {path});
    }
}

void IoFiles::remove(const std::string& path) {
    std::error_code problem;
    std::filesystem::remove(path, problem);
    std::filesystem::remove(labelFileBeside(path), problem);
}

}  // namespace exemplar::gui
