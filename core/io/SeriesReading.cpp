// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/DicomSeries.h"
#include "core/io/SeriesStacks.h"
#include "core/io/SliceSpacing.h"

#include <algorithm>
#include <cmath>

namespace exemplar {
namespace fs = std::filesystem;
namespace {

/// One volume of a series: its stored slices, and how the grid's slices come from them.
struct Plan {
    std::vector<DicomFrame> frames;
    std::vector<GridSlice> slices;
    Geometry geometry;
};

void noteMeasures(const DicomSeries& series, const DicomFrame& first, std::vector<std::string>& notes) {
    if (!(first.columnStep > 0.0 && first.rowStep > 0.0)) {
        notes.push_back("The pixel size is not stated; 1 mm was assumed.");
    }
    if (!first.placed) {
        notes.push_back("The position in the patient is not stated; axial slices were assumed.");
    }
    const bool fromHeader = series.slices == 1 || !first.placed || series.onePlace;
    if (fromHeader && !(first.sliceStep > 0.0)) {
        notes.push_back("The distance of slices is not stated; 1 mm was assumed.");
    } else if (fromHeader && series.slices > 1) {
        notes.push_back("The distance of slices is that of Spacing Between Slices or Slice Thickness.");
    }
}

/// Step from slice to slice in LPS mm.
Vector3 sliceStep(const DicomSeries& series, const std::vector<DicomFrame>& frames) {
    const DicomFrame &first = frames.front(), &last = frames.back();
    Vector3 step = normalOf(first);
    const bool measured = frames.size() > 1 && first.placed && !series.onePlace;
    for (std::size_t d = 0; d < 3; ++d) {
        step[d] = measured ? (last.position[d] - first.position[d]) / static_cast<double>(frames.size() - 1)
                           : step[d] * (first.sliceStep > 0.0 ? first.sliceStep : 1.0);
    }
    return step;
}

Geometry gridOf(const DicomSeries& series, const DicomFrame& first, const Vector3& origin, const Vector3& step,
                int slices) {
    const bool spaced = first.columnStep > 0.0 && first.rowStep > 0.0;
    std::array<Vector3, 3> matrix{};
    for (std::size_t row = 0; row < 3; ++row) {
        matrix[row] = {first.orientation[row] * (spaced ? first.columnStep : 1.0),
                       first.orientation[row + 3] * (spaced ? first.rowStep : 1.0), step[row]};
    }
    Geometry geometry({series.columns, series.rows, slices}, matrix, origin);
    const Vector3 steps = geometry.spacing();
    if (!std::isfinite(origin[0] + origin[1] + origin[2]) ||
        !(geometry.voxelVolume() > 1e-6 * steps[0] * steps[1] * steps[2])) {
        throw Error(ErrorCode::FileDamaged,
                    series.files.front().string() +
                        " cannot be read as a volume: its directions and positions span none; export it again.",
                    {series.files.front().string()});
    }
    return geometry;
}

Plan planOf(const DicomSeries& series, int volume, bool filled) {
    Plan plan;
    const auto begin = series.frames.begin() + static_cast<std::ptrdiff_t>(volume) * series.slices;
    plan.frames.assign(begin, begin + series.slices);
    if (filled) {
        const RegularGrid grid = regularGrid(plan.frames);
        plan.slices = grid.slices;
        plan.geometry =
            gridOf(series, plan.frames.front(), grid.origin, grid.step, static_cast<int>(grid.slices.size()));
        return plan;
    }
    for (std::size_t i = 0; i < plan.frames.size(); ++i) {
        plan.slices.push_back({i, i, 0.0});
    }
    plan.geometry = gridOf(series, plan.frames.front(), plan.frames.front().position, sliceStep(series, plan.frames),
                           series.slices);
    return plan;
}

/// Stored slices in order, one file open at a time.
class Slices {
public:
    Slices(const DicomSeries& series, const std::vector<DicomFrame>& frames) : m_series(series), m_frames(frames) {}

    const std::vector<float>& at(std::size_t index) {
        const auto kept =
            std::find_if(m_kept.begin(), m_kept.end(), [&](const Kept& one) { return one.index == index; });
        if (kept != m_kept.end()) {
            return kept->values;
        }
        const DicomFrame& frame = m_frames[index];
        if (!m_pixels || m_pixels->file() != frame.file) {
            m_pixels.reset();
            m_pixels = std::make_unique<DicomPixels>(frame.file);
        }
        std::vector<float> values = m_pixels->read(frame);
        if (m_pixels->rows() != m_series.rows || m_pixels->columns() != m_series.columns ||
            values.size() != static_cast<std::size_t>(m_series.rows) * static_cast<std::size_t>(m_series.columns)) {
            throw Error(ErrorCode::FileDamaged,
                        frame.file.string() + " has another size than its series; export the series again.",
                        {frame.file.string()});
        }
        m_mapped = m_mapped || m_pixels->mapped();
        if (m_kept.size() == 2) {
            m_kept.erase(m_kept.begin());
        }
        m_kept.push_back({index, std::move(values)});
        return m_kept.back().values;
    }

    bool mapped() const noexcept { return m_mapped; }
    std::string pixelType() const { return m_pixels ? m_pixels->pixelType() : std::string(); }

private:
    struct Kept {
        std::size_t index;
        std::vector<float> values;
    };
    const DicomSeries& m_series;
    const std::vector<DicomFrame>& m_frames;
    std::unique_ptr<DicomPixels> m_pixels;
    std::vector<Kept> m_kept;  // the last two
    bool m_mapped = false;
};

void refuseUnread(const DicomSeries& series, const fs::path& where) {
    if (series.colour || series.mosaic) {
        throw Error(ErrorCode::FormatUnsupported,
                    where.string() + " holds no scan: " +
                        (series.colour ? "colour pictures." : "mosaic pictures (many slices in one).") +
                        " Choose a series of grey values, or convert it first.",
                    {where.string()});
    }
    if (!series.compression.empty()) {
        throw Error(ErrorCode::FormatUnsupported,
                    where.string() + " is stored as " + series.compression +
                        ", which is not read; convert it to an uncompressed transfer syntax first.",
                    {where.string(), series.compression});
    }
}

void refuseIncomplete(const DicomSeries& series, const fs::path& where) {
    const std::string name = "The series '" + series.description + "' in " + where.string();
    const std::string open = "--allow-gaps (\"Open anyway\" in the window) ";
    if (series.fault == ErrorCode::SeriesUneven) {
        throw Error(series.fault,
                    name + " has slices at uneven distances. " + series.reason +
                        (series.gaps ? " " + open + "computes slices at even distances between them."
                                     : " It cannot be put on an even grid."),
                    {where.string(), series.reason});
    }
    if (series.fault == ErrorCode::SeriesIncomplete) {
        throw Error(series.fault,
                    name + " is not complete: " + series.reason + " Export it again or add the missing files" +
                        (series.gaps ? "; " + open + "computes what is missing." : "."),
                    {where.string(), series.reason});
    }
    throw Error(series.fault, name + " cannot be read as a volume: " + series.reason + " Export it again.",
                {where.string(), series.reason});
}

/// MONOCHROME1 shows low values bright: the range stays, its ends change places.
void turnRound(std::vector<float>& voxels) {
    const auto [low, high] = std::minmax_element(voxels.begin(), voxels.end());
    const float sum = *low + *high;
    for (float& value : voxels) {
        value = sum - value;
    }
}

void noteVolume(const DicomSeries& series, int volume, std::vector<std::string>& notes) {
    if (series.volumes > 1) {
        const auto at = static_cast<std::size_t>(volume);
        const std::string name = at < series.volumeNames.size() ? " (" + series.volumeNames[at] + ")" : "";
        notes.push_back("The series holds " + std::to_string(series.volumes) + " volumes; volume " +
                        std::to_string(volume) + name + " was read.");
    }
}

/// The model knows two kinds of values, HU and others; where the file has a modality, intensities decide nothing.
Modality kindOfValues(const std::string& modality) {
    return modality == "CT" ? Modality::CT : modality.empty() ? Modality::Unknown : Modality::MR;
}

void fill(const Plan& plan, const fs::path& where, JobControl& control, Slices& stored, Scan& scan) {
    std::vector<float> voxels;
    voxels.reserve(plan.geometry.voxelCount());
    for (std::size_t k = 0; k < plan.slices.size(); ++k) {
        control.checkpoint();
        control.report(static_cast<double>(k) / static_cast<double>(plan.slices.size()),
                       "Reading " + where.filename().string());
        const GridSlice& slice = plan.slices[k];
        std::vector<float> values = stored.at(slice.below);
        if (slice.madeUp()) {
            const std::vector<float>& above = stored.at(slice.above);
            const auto weight = static_cast<float>(slice.weight);
            for (std::size_t i = 0; i < values.size(); ++i) {
                values[i] += weight * (above[i] - values[i]);
            }
            scan.madeUpSlices.push_back(static_cast<int>(k));
        }
        voxels.insert(voxels.end(), values.begin(), values.end());
    }
    scan.volume = Volume(plan.geometry, std::move(voxels));
}

Scan readSeries(const DicomSeries& series, const fs::path& where, JobControl& control, const ReadOptions& options) {
    refuseUnread(series, where);
    if (!series.complete && !(series.gaps && options.allowGaps)) {
        refuseIncomplete(series, where);
    }
    if (options.frame < 0 || options.frame >= series.volumes) {
        throw Error(ErrorCode::OutOfRange,
                    where.string() + " holds " + std::to_string(series.volumes) + " volumes; there is no volume " +
                        std::to_string(options.frame) + ".",
                    {where.string()});
    }
    Scan scan;
    scan.info.format = "DICOM";
    scan.info.volumes = series.volumes;
    scan.info.volumeNames = series.volumeNames;
    scan.info.description = series.description;
    scan.info.seriesUid = series.uid;
    scan.info.series = series.id;
    scan.info.modality = series.modality;
    scan.info.date = series.date;
    scan.notes = series.oddities;
    noteVolume(series, options.frame, scan.notes);
    const bool filled = !series.complete && series.slices > 1 && !series.onePlace && series.frames.front().placed;
    const Plan plan = planOf(series, options.frame, filled);
    noteMeasures(series, plan.frames.front(), scan.notes);
    Slices stored(series, plan.frames);
    fill(plan, where, control, stored, scan);
    if (!scan.madeUpSlices.empty()) {
        scan.notes.push_back(std::to_string(scan.madeUpSlices.size()) + " of " + std::to_string(plan.slices.size()) +
                             " slices were computed from their neighbours, so that all lie at even distances.");
    }
    if (stored.mapped()) {
        scan.notes.push_back("Values were mapped by the files' Modality LUT.");
    }
    if (series.inverted) {
        turnRound(scan.volume.voxels());
    }
    scan.info.pixelType = stored.pixelType();
    scan.volume.setModality(kindOfValues(series.modality));
    return scan;
}

std::vector<std::string> linesOf(const std::vector<DicomSeries>& all) {
    std::vector<std::string> lines;
    for (const DicomSeries& series : all) {
        lines.push_back(series.id + "  " + series.modality + "  " + series.description + "  " +
                        std::to_string(series.columns) + " x " + std::to_string(series.rows) + " x " +
                        std::to_string(series.slices) +
                        (series.volumes > 1 ? ", " + std::to_string(series.volumes) + " volumes" : ""));
    }
    return lines;
}

/// The group that the options name, or the only one.
DicomSeries chosen(std::vector<DicomSeries> all, const fs::path& where, const std::string& wanted) {
    if (!wanted.empty()) {
        const auto exact =
            std::find_if(all.begin(), all.end(), [&](const DicomSeries& one) { return one.id == wanted; });
        if (exact != all.end()) {
            return *exact;
        }
        std::erase_if(all, [&](const DicomSeries& series) { return series.uid != wanted; });
        if (all.empty()) {
            throw Error(ErrorCode::OutOfRange,
                        where.string() + " holds no series " + wanted + "; 'exemplar-cli info' lists them.",
                        {where.string()});
        }
    }
    if (all.size() > 1) {
        std::vector<std::string> arguments = linesOf(all);
        std::string list;
        for (const std::string& line : arguments) {
            list += "\n  " + line;
        }
        arguments.insert(arguments.begin(), where.string());
        throw Error(ErrorCode::SeriesAmbiguous,
                    where.string() + " holds " + std::to_string(all.size()) +
                        (wanted.empty() ? " series" : " groups of pictures of this series") +
                        "; choose one with --series:" + list,
                    std::move(arguments));
    }
    return all.front();
}

}  // namespace

Scan readDicomFolder(const fs::path& folder, JobControl& control, const ReadOptions& options) {
    return readSeries(chosen(listSeries(folder, control), folder, options.series), folder, control, options);
}

Scan readDicomFile(const fs::path& path, JobControl& control, const ReadOptions& options) {
    auto all = seriesOf({path}, control);
    if (all.empty()) {
        const DicomHeader header = readDicomHeader(path);
        if (header.damaged) {
            throw Error(ErrorCode::FileDamaged,
                        path.string() + " ends early or its elements are faulty; export it again.", {path.string()});
        }
        throw Error(ErrorCode::FormatUnsupported,
                    path.string() + " is DICOM" + (header.kind.empty() ? "" : " (" + header.kind + ")") +
                        " but holds no picture that could be a scan; choose the folder of an image series.",
                    {path.string()});
    }
    return readSeries(chosen(std::move(all), path, options.series), path, control, options);
}

}  // namespace exemplar
