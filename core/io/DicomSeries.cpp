// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/DicomSeries.h"

#include "core/base/Error.h"

#include <gdcmScanner.h>
#include <itkGDCMImageIO.h>
#include <itkImage.h>
#include <itkImageFileReader.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>

namespace exemplar {
namespace fs = std::filesystem;
namespace {

const gdcm::Tag kSeries(0x0020, 0x000e), kDescription(0x0008, 0x103e), kModality(0x0008, 0x0060), kDate(0x0008, 0x0020),
    kPosition(0x0020, 0x0032), kOrientation(0x0020, 0x0037), kFrames(0x0028, 0x0008), kRows(0x0028, 0x0010),
    kColumns(0x0028, 0x0011), kInstance(0x0020, 0x0013), kSpacing(0x0028, 0x0030), kSamples(0x0028, 0x0002);

struct Slice {
    fs::path file;
    std::vector<double> position, orientation;
    int instance = 0, frames = 1, rows = 0, columns = 0;
    double along = 0.0;  ///< mm along the normal
};

std::vector<double> numbers(const char* text) {
    std::vector<double> values;
    while (text != nullptr && *text != '\0') {
        char* end = nullptr;
        const double value = std::strtod(text, &end);
        if (end == text) {
            break;
        }
        values.push_back(value);
        text = *end == '\\' ? end + 1 : end;
    }
    return values;
}

std::string trimmed(const char* text) {
    std::string value = text != nullptr ? text : "";
    while (!value.empty() && (value.back() == ' ' || value.back() == '\0')) {
        value.pop_back();
    }
    return value;
}

Vector3 normalOf(const std::vector<double>& o) {
    return {o[1] * o[5] - o[2] * o[4], o[2] * o[3] - o[0] * o[5], o[0] * o[4] - o[1] * o[3]};
}

/// Orders the slices along their normal and says what is odd.
void arrange(std::vector<Slice>& slices, DicomSeries& series) {
    const bool placed = std::all_of(slices.begin(), slices.end(), [](const Slice& s) { return s.position.size() == 3 && s.orientation.size() == 6; });
    if (slices.size() == 1) {
        if (slices[0].frames > 1) {
            series.oddities.push_back("One file with " + std::to_string(slices[0].frames) + " frames.");
        }
        return;
    }
    if (!placed) {
        std::stable_sort(slices.begin(), slices.end(), [](const Slice& a, const Slice& b) { return a.instance < b.instance; });
        series.complete = false;
        series.oddities.push_back("Some files carry no position in the patient.");
        return;
    }
    const Vector3 normal = normalOf(slices[0].orientation);
    for (Slice& slice : slices) {
        slice.along = normal[0] * slice.position[0] + normal[1] * slice.position[1] + normal[2] * slice.position[2];
    }
    std::stable_sort(slices.begin(), slices.end(), [](const Slice& a, const Slice& b) { return a.along < b.along; });
    std::vector<double> gaps;
    for (std::size_t i = 1; i < slices.size(); ++i) {
        gaps.push_back(slices[i].along - slices[i - 1].along);
    }
    std::vector<double> sorted = gaps;
    std::nth_element(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2), sorted.end());
    const double typical = sorted[sorted.size() / 2];
    for (std::size_t i = 0; i < gaps.size(); ++i) {
        if (gaps[i] < 0.01) {
            series.complete = false;
            series.oddities.push_back("Two slices lie at the same place (" + slices[i].file.filename().string() + ", " + slices[i + 1].file.filename().string() + ").");
            return;
        }
        if (std::abs(gaps[i] - typical) > 0.1 * typical) {
            char text[200];
            std::snprintf(text, sizeof text, "A gap of %.2f mm instead of %.2f mm lies between %s and %s.", gaps[i], typical,
                          slices[i].file.filename().c_str(), slices[i + 1].file.filename().c_str());
            series.complete = false;
            series.oddities.push_back(text);
            return;
        }
    }
    Vector3 step{};
    double length = 0, along = 0;
    for (int d = 0; d < 3; ++d) {
        step[d] = slices.back().position[d] - slices.front().position[d];
        length += step[d] * step[d];
        along += step[d] * normal[d];
    }
    if (length > 0 && std::abs(along) / std::sqrt(length) < std::cos(0.5 * 3.14159265 / 180.0)) {
        series.oddities.push_back("The gantry was tilted: slices are shifted against each other (the shear is kept).");
    }
}

Error noSeries(const fs::path& folder) {
    return Error(ErrorCode::FormatUnknown, folder.string() + " holds no DICOM pictures that could be a scan; choose the folder of one series.", {folder.string()});
}

std::vector<std::string> filesBelow(const fs::path& folder, JobControl& control) {
    std::vector<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied)) {
        control.checkpoint();
        if (entry.is_regular_file() && isDicomFile(entry.path())) {
            names.push_back(entry.path().string());
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::vector<DicomSeries> seriesOf(const std::vector<std::string>& names) {
    gdcm::Scanner scanner;
    for (const gdcm::Tag& tag : {kSeries, kDescription, kModality, kDate, kPosition, kOrientation, kFrames, kRows, kColumns, kInstance, kSpacing, kSamples}) {
        scanner.AddTag(tag);
    }
    std::vector<DicomSeries> result;
    if (names.empty() || !scanner.Scan(names)) {
        return result;
    }
    std::map<std::string, std::pair<DicomSeries, std::vector<Slice>>> groups;
    for (const std::string& name : names) {
        const char* file = name.c_str();
        const std::string modality = trimmed(scanner.GetValue(file, kModality));
        Slice slice;
        slice.file = name;
        slice.rows = std::atoi(trimmed(scanner.GetValue(file, kRows)).c_str());
        slice.columns = std::atoi(trimmed(scanner.GetValue(file, kColumns)).c_str());
        if (!scanner.IsKey(file) || slice.rows < 1 || slice.columns < 1 || modality == "SEG" || modality == "RTDOSE") {
            continue;
        }
        slice.position = numbers(scanner.GetValue(file, kPosition));
        slice.orientation = numbers(scanner.GetValue(file, kOrientation));
        slice.instance = std::atoi(trimmed(scanner.GetValue(file, kInstance)).c_str());
        slice.frames = std::max(1, std::atoi(trimmed(scanner.GetValue(file, kFrames)).c_str()));
        const std::string uid = trimmed(scanner.GetValue(file, kSeries));
        // A localiser inside a series has another size or direction: a series of its own.
        std::string key = uid + "/" + std::to_string(slice.rows) + "x" + std::to_string(slice.columns);
        for (double value : slice.orientation) {
            key += "/" + std::to_string(static_cast<int>(std::lround(50.0 * value)));
        }
        auto& [series, slices] = groups[key];
        series.uid = uid;
        series.modality = modality;
        series.description = trimmed(scanner.GetValue(file, kDescription));
        series.date = trimmed(scanner.GetValue(file, kDate));
        series.rows = slice.rows;
        series.columns = slice.columns;
        slices.push_back(std::move(slice));
    }
    for (auto& [key, group] : groups) {
        arrange(group.second, group.first);
        for (const Slice& slice : group.second) {
            group.first.files.push_back(slice.file);
        }
        result.push_back(std::move(group.first));
    }
    return result;
}

using ImageType = itk::Image<float, 3>;

ImageType::Pointer readOne(const fs::path& file) {
    try {
        auto io = itk::GDCMImageIO::New();
        auto reader = itk::ImageFileReader<ImageType>::New();
        reader->SetImageIO(io);
        reader->SetFileName(file.string());
        io->SetFileName(file.string());
        io->ReadImageInformation();
        if (io->GetNumberOfComponents() != 1) {
            throw Error(ErrorCode::FormatUnsupported, file.string() + " is a colour picture, not a scan; choose a series of grey values.", {file.string()});
        }
        reader->Update();
        return reader->GetOutput();
    } catch (const itk::ExceptionObject&) {
        throw Error(ErrorCode::FileDamaged, file.string() + " cannot be read as a DICOM picture; export the series again or take the file out of the folder.", {file.string()});
    }
}

Geometry geometryOf(const ImageType& image) {
    Index3 dims{};
    std::array<Vector3, 3> matrix{};
    Vector3 origin{};
    for (unsigned int d = 0; d < 3; ++d) {
        dims[d] = static_cast<int>(image.GetLargestPossibleRegion().GetSize()[d]);
        origin[d] = image.GetOrigin()[d];
        for (unsigned int row = 0; row < 3; ++row) {
            matrix[row][d] = image.GetDirection()[row][d] * image.GetSpacing()[d];
        }
    }
    return Geometry(dims, matrix, origin);
}

Scan readSeries(const DicomSeries& series, const fs::path& where, JobControl& control) {
    if (!series.complete) {
        throw Error(ErrorCode::SeriesIncomplete,
                    "The series '" + series.description + "' in " + where.string() + " is not complete: " + series.oddities.back() + " Export it again or add the missing files.",
                    {where.string(), series.oddities.back()});
    }
    Scan scan;
    scan.info = {"DICOM", "", 1, -1, -1, series.description, series.uid, series.modality, series.date};
    scan.notes = series.oddities;
    const ImageType::Pointer first = readOne(series.files.front());
    Geometry geometry = geometryOf(*first);
    std::vector<float> voxels(first->GetBufferPointer(), first->GetBufferPointer() + geometry.voxelCount());
    const auto depth = static_cast<int>(series.files.size());
    if (depth > 1) {
        auto dims = geometry.dims();
        if (dims[2] != 1) {
            throw Error(ErrorCode::FormatUnsupported, where.string() + " mixes files of one and of several frames; choose one series.", {where.string()});
        }
        Vector3 last{};
        for (int i = 1; i < depth; ++i) {
            control.checkpoint();
            control.report(static_cast<double>(i) / depth, "Reading " + where.filename().string());
            const ImageType::Pointer image = readOne(series.files[i]);
            const Geometry own = geometryOf(*image);
            if (own.dims() != geometry.dims()) {
                throw Error(ErrorCode::FileDamaged, series.files[i].string() + " has another size than its series; export the series again.", {series.files[i].string()});
            }
            voxels.insert(voxels.end(), image->GetBufferPointer(), image->GetBufferPointer() + own.voxelCount());
            last = own.origin();
        }
        auto matrix = geometry.matrix();
        for (int row = 0; row < 3; ++row) {
            matrix[row][2] = (last[row] - geometry.origin()[row]) / (depth - 1);
        }
        dims[2] = depth;
        geometry = Geometry(dims, matrix, geometry.origin());
    }
    scan.volume = Volume(std::move(geometry), std::move(voxels));
    scan.volume.setModality(series.modality == "CT" ? Modality::CT : series.modality == "MR" ? Modality::MR : Modality::Unknown);
    return scan;
}

}  // namespace

bool isDicomFile(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    char start[144] = {};
    stream.read(start, sizeof start);
    if (stream.gcount() != sizeof start || std::string(start + 128, 4) != "DICM") {
        return false;
    }
    // (0002,0000) tells how long the file's own header is; GDCM does not survive a file that ends within it.
    const auto byte = [&](int at) { return static_cast<std::uint64_t>(static_cast<unsigned char>(start[at])); };
    const std::uint64_t length = byte(140) | byte(141) << 8 | byte(142) << 16 | byte(143) << 24;
    std::error_code problem;
    const bool known = start[132] == 2 && start[134] == 0 && start[136] == 'U';
    return !known || fs::file_size(path, problem) > 144 + length + 8;
}

std::vector<DicomSeries> listSeries(const fs::path& folder, JobControl& control) {
    auto result = seriesOf(filesBelow(folder, control));
    if (result.empty()) {
        throw noSeries(folder);
    }
    return result;
}

Scan readDicomFolder(const fs::path& folder, JobControl& control, const ReadOptions& options) {
    std::vector<DicomSeries> all = listSeries(folder, control);
    if (!options.seriesUid.empty()) {
        std::erase_if(all, [&](const DicomSeries& series) { return series.uid != options.seriesUid; });
        if (all.empty()) {
            throw Error(ErrorCode::OutOfRange, folder.string() + " holds no series " + options.seriesUid + "; 'exemplar-cli info' lists them.", {folder.string()});
        }
    }
    if (all.size() > 1) {
        std::string sentence = folder.string() + " holds " + std::to_string(all.size()) + " series; choose one with --series:";
        for (const DicomSeries& series : all) {
            sentence += "\n  " + series.uid + "  " + series.modality + "  " + series.description + "  " + std::to_string(series.columns) + " x " +
                        std::to_string(series.rows) + " x " + std::to_string(series.files.size());
        }
        throw Error(ErrorCode::SeriesAmbiguous, sentence, {folder.string()});
    }
    return readSeries(all.front(), folder, control);
}

Scan readDicomFile(const fs::path& path, JobControl& control, const ReadOptions&) {
    const auto all = seriesOf({path.string()});
    if (all.empty()) {
        throw Error(ErrorCode::FormatUnsupported, path.string() + " is DICOM but holds no picture that could be a scan; choose the folder of an image series.", {path.string()});
    }
    return readSeries(all.front(), path, control);
}

}  // namespace exemplar
