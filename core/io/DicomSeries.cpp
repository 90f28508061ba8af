// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/DicomSeries.h"

#include "core/base/Utf8.h"
#include "core/io/SeriesNames.h"
#include "core/io/SeriesStacks.h"
#include "core/io/SeriesVolumes.h"
#include "core/io/SliceSpacing.h"

#include <algorithm>
#include <map>

namespace exemplar {
namespace fs = std::filesystem;
namespace {

constexpr double kTurnNoted = 1e-3;  // of direction cosines

using DamagedFiles = std::vector<std::pair<fs::path, std::string>>;  // with their series' UID

void refuse(DicomSeries& series, ErrorCode fault, const std::string& reason, bool gaps) {
    series.gaps = gaps && (series.complete || series.gaps);
    series.complete = false;
    series.fault = fault;
    series.reason = reason;
    series.oddities.push_back(reason);
}

DicomSeries headOf(const Stack& stack) {
    const DicomHeader& header = stack.header;
    DicomSeries series;
    series.uid = header.seriesUid;
    series.number = header.seriesNumber;
    series.description = header.description;
    series.modality = header.modality;
    series.date = header.date;
    series.rows = header.rows;
    series.columns = header.columns;
    series.colour = header.colour;
    series.mosaic = header.mosaic;
    series.compression = header.compression;
    series.inverted = header.inverted;
    series.parametricMap = header.parametricMap;
    return series;
}

void noteKind(const Stack& stack, DicomSeries& series) {
    const auto& frames = stack.frames;
    if (frames.size() > 1 &&
        std::all_of(frames.begin(), frames.end(), [&](const DicomFrame& f) { return f.file == frames[0].file; })) {
        series.oddities.push_back("One file with " + std::to_string(frames.size()) + " frames.");
    }
    if (series.colour) {
        series.oddities.push_back("Colour pictures, not a scan.");
    } else if (series.mosaic) {
        series.oddities.push_back("Mosaic pictures (many slices in one), which are not read.");
    }
    if (!series.compression.empty()) {
        series.oddities.push_back("The pixels are stored as " + series.compression + ", which is not read.");
    }
    if (series.inverted) {
        series.oddities.push_back(
            "Low values mean bright (MONOCHROME1): values are turned round, so that high is bright.");
    }
    if (series.parametricMap) {
        series.oddities.push_back("A parametric map: its values are a computed quantity, not a scan.");
    }
    if (stack.turned > kTurnNoted) {
        series.oddities.push_back("The directions of the slices differ slightly; the first slice's was used.");
    }
}

/// Files of a series that cannot be read may leave a gap, even at its ends.
void noteDamage(const DamagedFiles& damaged, DicomSeries& series) {
    for (const auto& [file, uid] : damaged) {
        if (uid.empty() || uid == series.uid) {
            refuse(series, ErrorCode::SeriesIncomplete,
                   validUtf8(file.filename().string()) + " is damaged" + (uid.empty() ? " and may belong to it." : "."),
                   true);
        }
    }
}

void arrangeWithoutPlaces(std::vector<DicomFrame> frames, DicomSeries& series) {
    const bool oneFile =
        std::all_of(frames.begin(), frames.end(), [&](const DicomFrame& f) { return f.file == frames[0].file; });
    sortByNumber(frames);
    series.slices = static_cast<int>(frames.size());
    series.frames = std::move(frames);
    if (!oneFile) {
        refuse(series, ErrorCode::FormatUnsupported, "Some files have no position in the patient.", false);
    } else if (series.slices > 1) {
        series.oddities.push_back("The file does not state where its pictures are in the patient.");
    }
}

void checkSpacing(const std::vector<DicomFrame>& frames, DicomSeries& series) {
    const SliceSpacing spacing = examineSpacing(frames);
    series.oddities.insert(series.oddities.end(), spacing.notes.begin(), spacing.notes.end());
    if (spacing.kind == SliceSpacing::Kind::Missing || spacing.kind == SliceSpacing::Kind::Uneven) {
        const bool missing = spacing.kind == SliceSpacing::Kind::Missing;
        refuse(series, missing ? ErrorCode::SeriesIncomplete : ErrorCode::SeriesUneven, spacing.reason,
               !regularGrid(frames).slices.empty());
    } else if (spacing.kind == SliceSpacing::Kind::Scattered) {
        refuse(series, ErrorCode::FormatUnsupported, spacing.reason, false);
    }
}

/// One group from volumes that cover the same places.
DicomSeries groupOf(DicomSeries series, const std::vector<const SeriesVolume*>& volumes) {
    series.slices = static_cast<int>(volumes.front()->frames.size());
    series.volumes = static_cast<int>(volumes.size());
    series.onePlace = volumes.front()->onePlace;
    for (const SeriesVolume* volume : volumes) {
        series.frames.insert(series.frames.end(), volume->frames.begin(), volume->frames.end());
        if (!volume->name.empty()) {
            series.volumeNames.push_back(volume->name);
        }
    }
    if (series.onePlace) {
        series.oddities.push_back("All slices lie at one place; they were put in the order of their instance numbers.");
    } else {
        checkSpacing(volumes.front()->frames, series);
    }
    return series;
}

void arrange(Stack& stack, const DamagedFiles& damaged, JobControl& control, std::vector<DicomSeries>& result) {
    DicomSeries head = headOf(stack);
    noteKind(stack, head);
    noteDamage(damaged, head);
    if (!stack.frames.front().placed) {
        arrangeWithoutPlaces(std::move(stack.frames), head);
        result.push_back(std::move(head));
        return;
    }
    VolumeSplit split = splitVolumes(std::move(stack.frames), control);
    head.oddities.insert(head.oddities.end(), split.notes.begin(), split.notes.end());
    if (!split.undecided.empty()) {
        for (const SeriesVolume& volume : split.volumes) {
            head.frames.insert(head.frames.end(), volume.frames.begin(), volume.frames.end());
        }
        head.slices = static_cast<int>(head.frames.size());
        refuse(head, ErrorCode::FormatUnsupported, split.undecided, false);
        result.push_back(std::move(head));
        return;
    }
    std::map<std::vector<int>, std::vector<const SeriesVolume*>> extents;
    for (const SeriesVolume& volume : split.volumes) {
        extents[volume.places].push_back(&volume);
    }
    for (const auto& [places, volumes] : extents) {
        result.push_back(groupOf(head, volumes));
    }
}

std::vector<fs::path> filesBelow(const fs::path& folder, JobControl& control) {
    std::vector<fs::path> names;
    std::error_code problem;
    fs::recursive_directory_iterator entries(folder, fs::directory_options::skip_permission_denied, problem);
    for (; !problem && entries != fs::recursive_directory_iterator(); entries.increment(problem)) {
        control.checkpoint();
        std::error_code odd;
        if (entries->is_regular_file(odd) && isDicomFile(entries->path())) {
            names.push_back(entries->path());
        }
    }
    if (problem) {
        throw Error(ErrorCode::FileUnreadable,
                    "Cannot read " + folder.string() + " (" + problem.message() + "); check permissions.",
                    {folder.string()});
    }
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace

std::vector<DicomSeries> seriesOf(const std::vector<fs::path>& files, JobControl& control) {
    SeriesStacks stacks;
    DamagedFiles damaged;
    for (std::size_t i = 0; i < files.size(); ++i) {
        control.checkpoint();
        control.report(static_cast<double>(i) / static_cast<double>(files.size()), "Looking through DICOM files");
        DicomHeader header = readDicomHeader(files[i]);
        if (header.damaged) {
            damaged.emplace_back(files[i], header.seriesUid);
        } else {
            stacks.add(std::move(header));
        }
    }
    std::vector<DicomSeries> result;
    for (Stack& stack : stacks.stacks()) {
        arrange(stack, damaged, control, result);
    }
    for (DicomSeries& series : result) {
        for (const DicomFrame& frame : series.frames) {
            if (series.files.empty() || series.files.back() != frame.file) {
                series.files.push_back(frame.file);
            }
        }
    }
    nameSeries(result);
    std::stable_sort(result.begin(), result.end(),
                     [](const DicomSeries& a, const DicomSeries& b) { return a.uid < b.uid; });
    return result;
}

std::vector<DicomSeries> listSeries(const fs::path& folder, JobControl& control) {
    auto result = seriesOf(filesBelow(folder, control), control);
    if (result.empty()) {
        throw Error(ErrorCode::FormatUnknown,
                    folder.string() + " holds no DICOM pictures that could be a scan; choose the folder of one series.",
                    {folder.string()});
    }
    return result;
}

}  // namespace exemplar
