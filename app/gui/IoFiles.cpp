// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/IoFiles.h"

#include "core/base/Error.h"
#include "core/io/DicomFile.h"
#include "core/io/LabelExport.h"
#include "core/io/LabelFile.h"
#include "core/io/LabelMapWriter.h"
#include "core/io/Thumbnail.h"
#include "core/io/VolumeReader.h"

#include <algorithm>
#include <cctype>
#include <filesystem>

namespace exemplar::gui {
namespace {

namespace fs = std::filesystem;

constexpr int kThumbnail = 144;  // pixels
constexpr const char* kScanEndings[] = {".nii", ".nii.gz", ".hdr", ".nrrd", ".nhdr", ".mha", ".mhd"};
const char* const kSample = "/usr/share/mricron/templates/ch2.nii.gz";

Image thumbnailOf(const DicomSeries& series) {
    try {
        return thumbnail(series, kThumbnail);
    } catch (const Error&) {
        return {};  // a series without a picture is listed all the same
    }
}

bool looksLikeScan(const fs::path& path) {
    std::string name = path.filename().string();
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char one) { return static_cast<char>(std::tolower(one)); });
    return std::any_of(std::begin(kScanEndings), std::end(kScanEndings),
                       [&name](const char* ending) { return name.ends_with(ending); });
}

bool isDicomPicture(const fs::path& path) { return path.filename() != "DICOMDIR" && isDicomFile(path); }

bool holdsDicom(const fs::path& folder, JobControl& control) {
    std::error_code problem;
    fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, problem);
    for (; !problem && entry != fs::recursive_directory_iterator(); entry.increment(problem)) {
        control.checkpoint();
        std::error_code gone;
        if (entry->is_regular_file(gone) && isDicomPicture(entry->path())) {
            return true;
        }
    }
    return false;
}

}  // namespace

bool IoFiles::isFolder(const std::string& path) {
    std::error_code problem;
    return std::filesystem::is_directory(path, problem);
}

std::vector<ui::SeriesChoice> IoFiles::listSeries(const std::string& folder, JobControl& control) {
    std::vector<ui::SeriesChoice> choices;
    for (const DicomSeries& one : exemplar::listSeries(folder, control)) {
        control.checkpoint();
        ui::SeriesChoice choice{one.id,   one.description, one.modality, one.date,     one.columns,
                                one.rows, one.slices,      one.volumes,  one.oddities, !one.colour && !one.mosaic,
                                {}};
        choice.gaps = one.gaps;
        choice.volumeNames = one.volumeNames;
        if (choice.readable) {
            choice.thumbnail = thumbnailOf(one);
        }
        choices.push_back(std::move(choice));
    }
    return choices;
}

std::vector<std::string> IoFiles::scansIn(const std::string& folder, JobControl& control) {
    std::vector<std::string> found;
    bool loose = false;  // DICOM files in the folder itself
    std::error_code problem;
    for (fs::directory_iterator entry(folder, problem), end; !problem && entry != end; entry.increment(problem)) {
        control.checkpoint();
        const fs::path& path = entry->path();
        std::error_code gone;
        if (path.filename().string().starts_with('.')) {
            continue;
        }
        if (entry->is_directory(gone) ? holdsDicom(path, control) : looksLikeScan(path)) {
            found.push_back(path.string());
        } else if (!loose && entry->is_regular_file(gone)) {
            loose = isDicomPicture(path);
        }
    }
    if (problem) {
        throw Error(ErrorCode::FileUnreadable,
                    "Cannot read the folder " + folder + " (" + problem.message() +
                        "); check that it is a folder and that you may read it.",
                    {folder, problem.message()});
    }
    if (loose) {
        found.push_back(folder);
    }
    std::sort(found.begin(), found.end());
    return found;
}

ui::LoadedScan IoFiles::openScan(const ui::ScanSource& source, JobControl& control) {
    Scan scan = readScan(source.path, control, {source.series, source.frame, source.allowGaps, source.modality});
    std::filesystem::path path = std::filesystem::absolute(source.path).lexically_normal();
    if (path.filename().empty()) {  // a folder given as "folder/"
        path = path.parent_path();
    }
    std::string key = scan.volume.contentHash();
    ui::LoadedScan loaded{std::move(scan.volume), path.string(),         path.filename().string(),
                          std::move(key),         std::move(scan.notes), scan.info.series,
                          source.frame,           source.allowGaps,      source.modality};
    loaded.madeUpSlices = std::move(scan.madeUpSlices);
    loaded.geometryDoubt = std::move(scan.info.geometryDoubt);
    loaded.volumes = std::move(scan.info.volumeNames);
    loaded.volumes.resize(static_cast<std::size_t>(std::max(1, scan.info.volumes)));
    return loaded;
}

std::string IoFiles::sampleScan() { return std::filesystem::exists(kSample) ? kSample : ""; }

ui::LoadedLabels IoFiles::openLabels(const std::string& path, JobControl& control) {
    ui::LoadedLabels loaded;
    loaded.labels = readLabelMap(path, control, std::nullopt, &loaded.notes);
    loaded.table = labelTableBeside(path);
    for (const std::uint16_t label : loaded.labels.present()) {
        loaded.table.ensure(label);
    }
    return loaded;
}

void IoFiles::saveLabels(const LabelMap& labels, const LabelTable& table, const std::string& path,
                         const std::string& source) {
    writeLabelMap(labels, path, table, source);
}

void IoFiles::saveBids(const LabelMap& labels, const LabelTable& table, const std::string& path,
                       const std::string& source, const LabelOrigin& origin) {
    writeBids(labels, table, path, source, origin);
}

void IoFiles::saveMasks(const LabelMap& labels, const LabelTable& table, const std::string& folder,
                        const std::string& stem, const std::string& source) {
    writeMasks(labels, table, folder, stem, source);
}

LabelTable IoFiles::openTable(const std::string& path) { return readLabelTable(path); }

void IoFiles::saveTable(const LabelTable& table, const std::string& path) { writeLabelTable(table, path); }

std::vector<ui::LabelPresetChoice> IoFiles::presets() {
    std::vector<ui::LabelPresetChoice> choices;
    for (LabelPreset& preset : labelPresets()) {
        choices.push_back({std::move(preset.name), std::move(preset.table)});
    }
    return choices;
}

}  // namespace exemplar::gui
