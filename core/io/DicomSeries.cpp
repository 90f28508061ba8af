// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/DicomSeries.h"

#include "core/base/Error.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>

namespace exemplar {
namespace fs = std::filesystem;
namespace {

constexpr double kSamePlace = 0.01;  // mm
constexpr double kUnevenGap = 0.1;   // of the usual gap

/// A frame and its place in mm along the series' normal.
struct Placed {
    DicomFrame frame;
    double along = 0.0;
};

Vector3 normalOf(const std::array<double, 6>& o) {
    return {o[1] * o[5] - o[2] * o[4], o[2] * o[3] - o[0] * o[5], o[0] * o[4] - o[1] * o[3]};
}

double dot(const Vector3& a, const Vector3& b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; }

void incomplete(DicomSeries& series, std::string why) {
    series.complete = false;
    series.oddities.push_back(std::move(why));
}

std::string nameOf(const DicomFrame& frame) {
    return frame.file.filename().string() + (frame.index > 0 ? " (frame " + std::to_string(frame.index) + ")" : "");
}

/// Frames by place; those of one place in the order in which they were taken.
std::vector<std::vector<DicomFrame>> placesOf(const std::vector<DicomFrame>& frames) {
    const Vector3 normal = normalOf(frames.front().orientation);
    std::vector<Placed> placed;
    for (const DicomFrame& frame : frames) {
        placed.push_back({frame, dot(normal, frame.position)});
    }
    std::stable_sort(placed.begin(), placed.end(), [](const Placed& a, const Placed& b) { return a.along < b.along; });
    std::vector<std::vector<DicomFrame>> places;
    double last = 0.0;
    for (Placed& one : placed) {
        if (places.empty() || one.along - last > kSamePlace) {
            places.emplace_back();
            last = one.along;
        }
        places.back().push_back(std::move(one.frame));
    }
    for (auto& place : places) {
        std::stable_sort(place.begin(), place.end(), [](const DicomFrame& a, const DicomFrame& b) {
            return a.instance != b.instance ? a.instance < b.instance : a.index < b.index;
        });
    }
    return places;
}

/// Says of missing slices, slices of uneven number and tilted gantries.
void examine(const std::vector<std::vector<DicomFrame>>& places, DicomSeries& series) {
    const Vector3 normal = normalOf(places.front().front().orientation);
    std::vector<double> gaps;
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (places[i].size() != places.front().size()) {
            incomplete(series, "Slices lie " + std::to_string(places[i].size()) + " and " +
                                   std::to_string(places.front().size()) + " times at one place (" +
                                   nameOf(places[i].front()) + ", " + nameOf(places.front().front()) + ").");
            return;
        }
        if (i > 0) {
            gaps.push_back(dot(normal, places[i].front().position) - dot(normal, places[i - 1].front().position));
        }
    }
    if (gaps.empty()) {
        return;
    }
    std::vector<double> sorted = gaps;
    std::nth_element(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2), sorted.end());
    const double usual = sorted[sorted.size() / 2];
    for (std::size_t i = 0; i < gaps.size(); ++i) {
        if (std::abs(gaps[i] - usual) > kUnevenGap * usual) {
            char text[80];
            std::snprintf(text, sizeof text, "A gap of %.2f mm instead of %.2f mm lies between ", gaps[i], usual);
            incomplete(series, text + nameOf(places[i].front()) + " and " + nameOf(places[i + 1].front()) + ".");
            return;
        }
    }
    Vector3 step{};
    for (std::size_t d = 0; d < 3; ++d) {
        step[d] = places.back().front().position[d] - places.front().front().position[d];
    }
    if (std::abs(dot(step, normal)) < std::cos(0.5 * 3.14159265 / 180.0) * std::sqrt(dot(step, step))) {
        series.oddities.push_back("The gantry was tilted: slices are shifted against each other (the shear is kept).");
    }
}

std::string unreadableKind(const DicomSeries& series) {
    return series.colour ? "Colour pictures, not a scan." : "Mosaic pictures (many slices in one), which are not read.";
}

/// Orders the frames along their normal, volume after volume, and says what is odd.
void arrange(std::vector<DicomFrame> frames, DicomSeries& series) {
    const bool oneFile =
        std::all_of(frames.begin(), frames.end(), [&](const DicomFrame& f) { return f.file == frames[0].file; });
    if (frames.size() > 1 && oneFile) {
        series.oddities.push_back("One file with " + std::to_string(frames.size()) + " frames.");
    }
    if (series.colour || series.mosaic) {
        series.oddities.push_back(unreadableKind(series));
    }
    const bool placed = std::all_of(frames.begin(), frames.end(), [](const DicomFrame& f) { return f.placed; });
    if (!placed || frames.size() == 1) {
        std::stable_sort(frames.begin(), frames.end(), [](const DicomFrame& a, const DicomFrame& b) {
            return a.instance != b.instance ? a.instance < b.instance : a.index < b.index;
        });
        series.slices = static_cast<int>(frames.size());
        if (!placed && oneFile) {
            series.oddities.push_back("The file does not say where its pictures lie in the patient.");
        } else if (!placed) {
            incomplete(series, "Some files carry no position in the patient.");
        }
        series.frames = std::move(frames);
        return;
    }
    const auto places = placesOf(frames);
    examine(places, series);
    series.slices = static_cast<int>(places.size());
    series.volumes = static_cast<int>(places.front().size());
    for (std::size_t volume = 0; volume < places.front().size(); ++volume) {
        for (const auto& place : places) {
            series.frames.push_back(place[std::min(volume, place.size() - 1)]);
        }
    }
}

/// Pictures that make one grid: a localiser inside a series has another size or direction and is a series of its own.
std::string gridKey(const DicomHeader& header, const DicomFrame& frame) {
    std::string key = header.seriesUid + "/" + std::to_string(header.rows) + "x" + std::to_string(header.columns) +
                      (header.colour ? "c" : "");
    for (double value : frame.orientation) {
        key += "/" + std::to_string(std::lround(50.0 * std::clamp(value, -2.0, 2.0)));
    }
    return key;
}

Error noSeries(const fs::path& folder) {
    return Error(ErrorCode::FormatUnknown,
                 folder.string() + " holds no DICOM pictures that could be a scan; choose the folder of one series.",
                 {folder.string()});
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

struct Group {
    DicomSeries series;
    std::vector<DicomFrame> frames;
};

void addHeader(DicomHeader&& header, std::map<std::string, Group>& groups) {
    for (DicomFrame& frame : header.frames) {
        Group& group = groups[gridKey(header, frame)];
        DicomSeries& series = group.series;
        series.uid = header.seriesUid;
        series.description = header.description;
        series.modality = header.modality;
        series.date = header.date;
        series.rows = header.rows;
        series.columns = header.columns;
        series.colour = series.colour || header.colour;
        series.mosaic = series.mosaic || header.mosaic;
        group.frames.push_back(std::move(frame));
    }
}

std::vector<DicomSeries> seriesOf(const std::vector<fs::path>& files, JobControl& control) {
    std::map<std::string, Group> groups;
    std::vector<std::pair<fs::path, std::string>> damaged;
    for (std::size_t i = 0; i < files.size(); ++i) {
        control.checkpoint();
        control.report(static_cast<double>(i) / static_cast<double>(files.size()), "Looking through DICOM files");
        DicomHeader header = readDicomHeader(files[i]);
        if (header.damaged) {
            damaged.emplace_back(files[i], header.seriesUid);
        } else {
            addHeader(std::move(header), groups);
        }
    }
    std::vector<DicomSeries> result;
    for (auto& [key, group] : groups) {
        for (const auto& [file, uid] : damaged) {
            if (uid.empty() || uid == group.series.uid) {
                incomplete(group.series,
                           file.filename().string() + " is damaged" + (uid.empty() ? " and may belong to it." : "."));
            }
        }
        arrange(std::move(group.frames), group.series);
        for (const DicomFrame& frame : group.series.frames) {
            if (group.series.files.empty() || group.series.files.back() != frame.file) {
                group.series.files.push_back(frame.file);
            }
        }
        result.push_back(std::move(group.series));
    }
    return result;
}

/// The grid of some frames in order; what had to be supposed goes into `notes`.
Geometry geometryOf(const DicomSeries& series, const DicomFrame* frames, std::vector<std::string>& notes) {
    const DicomFrame& first = frames[0];
    const auto depth = static_cast<std::size_t>(series.slices);
    const Vector3 across{first.orientation[0], first.orientation[1], first.orientation[2]};
    const Vector3 down{first.orientation[3], first.orientation[4], first.orientation[5]};
    const Vector3 normal = normalOf(first.orientation);
    const bool spaced = first.columnStep > 0.0 && first.rowStep > 0.0;
    if (!spaced) {
        notes.push_back("The size of a pixel is not known; 1 mm was taken.");
    }
    if (!first.placed) {
        notes.push_back("The place in the patient is not known; axial slices were taken.");
    }
    const double thickness = first.sliceStep > 0.0 ? first.sliceStep : 1.0;
    if (!(first.sliceStep > 0.0) && (depth == 1 || !first.placed)) {
        notes.push_back("The distance of slices is not known; 1 mm was taken.");
    }
    std::array<Vector3, 3> matrix{};
    for (std::size_t row = 0; row < 3; ++row) {
        matrix[row][0] = across[row] * (spaced ? first.columnStep : 1.0);
        matrix[row][1] = down[row] * (spaced ? first.rowStep : 1.0);
        matrix[row][2] = depth > 1 && first.placed
                             ? (frames[depth - 1].position[row] - first.position[row]) / static_cast<double>(depth - 1)
                             : normal[row] * thickness;
    }
    return Geometry({series.columns, series.rows, series.slices}, matrix, first.position);
}

void refuseOdd(const DicomSeries& series, const fs::path& where) {
    if (series.colour || series.mosaic) {
        throw Error(ErrorCode::FormatUnsupported,
                    where.string() + " holds no scan: " + unreadableKind(series) +
                        " Choose a series of grey values, or convert it first.",
                    {where.string()});
    }
    if (!series.complete) {
        throw Error(ErrorCode::SeriesIncomplete,
                    "The series '" + series.description + "' in " + where.string() +
                        " is not complete: " + series.oddities.back() + " Export it again or add the missing files.",
                    {where.string(), series.oddities.back()});
    }
}

Scan readSeries(const DicomSeries& series, const fs::path& where, JobControl& control, int volume) {
    refuseOdd(series, where);
    if (volume < 0 || volume >= series.volumes) {
        throw Error(ErrorCode::OutOfRange,
                    where.string() + " holds " + std::to_string(series.volumes) + " volumes; there is no volume " +
                        std::to_string(volume) + ".",
                    {where.string()});
    }
    Scan scan;
    scan.info = {"DICOM", "", series.volumes, -1, -1, series.description, series.uid, series.modality, series.date};
    scan.notes = series.oddities;
    if (series.volumes > 1) {
        scan.notes.push_back("The series holds " + std::to_string(series.volumes) + " volumes; volume " +
                             std::to_string(volume) + " was taken.");
    }
    const DicomFrame* frames = series.frames.data() + static_cast<std::ptrdiff_t>(volume) * series.slices;
    Geometry geometry = geometryOf(series, frames, scan.notes);
    geometry.toIjk(geometry.origin());  // refuses directions that span no volume
    std::vector<float> voxels;
    std::unique_ptr<DicomPixels> pixels;
    for (int i = 0; i < series.slices; ++i) {
        control.checkpoint();
        control.report(static_cast<double>(i) / series.slices, "Reading " + where.filename().string());
        if (!pixels || pixels->file() != frames[i].file) {
            pixels.reset();
            pixels = std::make_unique<DicomPixels>(frames[i].file);
        }
        if (pixels->rows() != series.rows || pixels->columns() != series.columns ||
            std::abs(frames[i].columnStep - frames[0].columnStep) > 0.01 * frames[0].columnStep ||
            std::abs(frames[i].rowStep - frames[0].rowStep) > 0.01 * frames[0].rowStep) {
            throw Error(ErrorCode::FileDamaged,
                        frames[i].file.string() + " has another size than its series; export the series again.",
                        {frames[i].file.string()});
        }
        const auto picture = pixels->read(frames[i]);
        if (voxels.empty()) {
            voxels.reserve(geometry.voxelCount());
        }
        voxels.insert(voxels.end(), picture.begin(), picture.end());
    }
    scan.info.pixelType = pixels->pixelType();
    scan.volume = Volume(std::move(geometry), std::move(voxels));
    scan.volume.setModality(series.modality == "CT"   ? Modality::CT
                            : series.modality == "MR" ? Modality::MR
                                                      : Modality::Unknown);
    return scan;
}

std::string oneOf(const std::vector<DicomSeries>& all) {
    std::string list;
    for (const DicomSeries& series : all) {
        list += "\n  " + series.uid + "  " + series.modality + "  " + series.description + "  " +
                std::to_string(series.columns) + " x " + std::to_string(series.rows) + " x " +
                std::to_string(series.slices);
    }
    return list;
}

}  // namespace

std::vector<DicomSeries> listSeries(const fs::path& folder, JobControl& control) {
    auto result = seriesOf(filesBelow(folder, control), control);
    if (result.empty()) {
        throw noSeries(folder);
    }
    return result;
}

Scan readDicomFolder(const fs::path& folder, JobControl& control, const ReadOptions& options) {
    std::vector<DicomSeries> all = listSeries(folder, control);
    if (!options.series.empty()) {
        std::erase_if(all, [&](const DicomSeries& series) { return series.uid != options.series; });
        if (all.empty()) {
            throw Error(ErrorCode::OutOfRange,
                        folder.string() + " holds no series " + options.series + "; 'exemplar-cli info' lists them.",
                        {folder.string()});
        }
        // Localisers share their series' name: the largest grid is meant.
        std::stable_sort(all.begin(), all.end(),
                         [](const DicomSeries& a, const DicomSeries& b) { return a.slices > b.slices; });
        all.resize(1);
    }
    if (all.size() > 1) {
        throw Error(ErrorCode::SeriesAmbiguous,
                    folder.string() + " holds " + std::to_string(all.size()) +
                        " series; choose one with --series:" + oneOf(all),
                    {folder.string()});
    }
    return readSeries(all.front(), folder, control, options.frame);
}

Scan readDicomFile(const fs::path& path, JobControl& control, const ReadOptions& options) {
    const auto all = seriesOf({path}, control);
    if (all.empty() && readDicomHeader(path).damaged) {
        throw Error(ErrorCode::FileDamaged, path.string() + " ends early or its elements are faulty; export it again.",
                    {path.string()});
    }
    if (all.empty()) {
        throw Error(ErrorCode::FormatUnsupported,
                    path.string() +
                        " is DICOM but holds no picture that could be a scan; choose the folder of an image series.",
                    {path.string()});
    }
    return readSeries(all.front(), path, control, options.frame);
}

}  // namespace exemplar
