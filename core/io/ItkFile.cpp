// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/ItkFile.h"

#include "core/base/Error.h"

#include <itkImage.h>
#include <itkImageFileReader.h>
#include <itkImageFileWriter.h>
#include <itkImageIOFactory.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>

namespace exemplar {
namespace fs = std::filesystem;
namespace {

/// ITK's messages carry file names and line numbers of its own sources; the last line says what happened.
std::string reason(const itk::ExceptionObject& problem) {
    std::string text = problem.GetDescription();
    const auto line = text.find_last_of('\n', text.size() - 2);
    text = line == std::string::npos ? text : text.substr(line + 1);
    std::erase(text, '\n');
    return text.size() > 160 ? text.substr(0, 160) : text;
}

[[noreturn]] void damaged(const fs::path& path, const std::string& why) {
    throw Error(ErrorCode::FileDamaged,
                path.string() + " cannot be read (" + why + "); take it from its source or a backup again.",
                {path.string(), why});
}

template <unsigned int D>
std::vector<float> readFrame(const fs::path& path, itk::ImageIOBase* io, std::size_t count, int frame) {
    using ImageType = itk::Image<float, D>;
    auto reader = itk::ImageFileReader<ImageType>::New();
    reader->SetFileName(path.string());
    reader->SetImageIO(io);
    reader->Update();
    const ImageType* image = reader->GetOutput();
    const float* first = image->GetBufferPointer() + count * static_cast<std::size_t>(frame);
    return {first, first + count};
}

Geometry geometryOf(const itk::ImageIOBase& io) {
    Index3 dims{1, 1, 1};
    std::array<Vector3, 3> matrix{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
    Vector3 origin{};
    const unsigned int count = std::min(3U, io.GetNumberOfDimensions());
    for (unsigned int d = 0; d < count; ++d) {
        dims[d] = static_cast<int>(io.GetDimensions(d));
        origin[d] = io.GetOrigin(d);
        const std::vector<double> direction = io.GetDirection(d);
        for (unsigned int row = 0; row < 3; ++row) {
            const double cosine = row < direction.size() ? direction[row] : (row == d ? 1.0 : 0.0);
            matrix[row][d] = cosine * io.GetSpacing(d);
        }
    }
    return Geometry(dims, matrix, origin);
}

/// Bytes of voxels that a .mha file says it holds: the compressed size where there is one.
double storedMetaBytes(const fs::path& path, double unpacked) {
    std::ifstream stream(path, std::ios::binary);
    std::string line;
    for (int i = 0; i < 200 && std::getline(stream, line) && !line.starts_with("ElementDataFile"); ++i) {
        const auto equals = line.find('=');
        if (line.starts_with("CompressedDataSize") && equals != std::string::npos) {
            return std::strtod(line.c_str() + equals + 1, nullptr);
        }
        if (line.starts_with("CompressedData ") && line.find("True") != std::string::npos) {
            unpacked /= 1100.0;
        }
    }
    return unpacked;
}

void checkSize(const fs::path& path, const itk::ImageIOBase& io) {
    double bytes = static_cast<double>(io.GetComponentSize()) * io.GetNumberOfComponents();
    for (unsigned int d = 0; d < io.GetNumberOfDimensions(); ++d) {
        const auto length = io.GetDimensions(d);
        if (length < 1 || length > 1'000'000) {
            damaged(path, "its size is impossible");
        }
        bytes *= static_cast<double>(length);
    }
    const std::string name = path.filename().string();
    const bool detached = name.ends_with(".nhdr") || name.ends_with(".mhd");
    double held = static_cast<double>(fs::file_size(path));
    if (detached) {
        for (const auto& entry :
             fs::directory_iterator(path.parent_path().empty() ? fs::path(".") : path.parent_path())) {
            held = std::max(held, entry.is_regular_file() ? static_cast<double>(entry.file_size()) : 0.0);
        }
    }
    // MetaIO reads a cut file without a word, so what its header says is held against the file here.
    const double least = name.ends_with(".mha") ? storedMetaBytes(path, bytes) : bytes / 1100.0;
    if (least > held) {
        damaged(path, "its header promises more voxels than the file holds");
    }
}

}  // namespace

Scan readItk(const fs::path& path, JobControl& control, const ReadOptions& options) {
    control.report(0.0, "Reading " + path.filename().string());
    try {
        itk::ImageIOBase::Pointer io =
            itk::ImageIOFactory::CreateImageIO(path.c_str(), itk::ImageIOFactory::IOFileModeEnum::ReadMode);
        if (!io) {
            damaged(path, "its header is not that of its kind of file");
        }
        io->SetFileName(path.string());
        io->ReadImageInformation();
        checkSize(path, *io);
        if (io->GetNumberOfComponents() != 1 || io->GetPixelType() != itk::IOPixelEnum::SCALAR) {
            throw Error(
                ErrorCode::FormatUnsupported,
                path.string() +
                    " holds several values per voxel (colour, vector or complex); convert it to grey values first.",
                {path.string()});
        }
        const unsigned int dimensions = io->GetNumberOfDimensions();
        if (dimensions > 4) {
            throw Error(ErrorCode::FormatUnsupported,
                        path.string() + " has more than four dimensions; export one volume of it.", {path.string()});
        }
        Scan scan;
        const int volumes = dimensions == 4 ? static_cast<int>(io->GetDimensions(3)) : 1;
        if (options.frame < 0 || options.frame >= volumes) {
            throw Error(ErrorCode::OutOfRange,
                        path.string() + " has no volume " + std::to_string(options.frame) + "; it has 0 to " +
                            std::to_string(volumes - 1) + ".",
                        {path.string()});
        }
        Geometry geometry = geometryOf(*io);
        control.checkpoint();
        std::vector<float> voxels = dimensions == 4 ? readFrame<4>(path, io, geometry.voxelCount(), options.frame)
                                                    : readFrame<3>(path, io, geometry.voxelCount(), 0);
        for (double step : geometry.spacing()) {
            if (!(step > 0.0) || !std::isfinite(step)) {
                damaged(path, "its voxel size is zero");
            }
        }
        if (volumes > 1) {
            scan.notes.push_back("The file holds " + std::to_string(volumes) + " volumes; number " +
                                 std::to_string(options.frame) + " (from 0) was read.");
        }
        scan.info.format = path.filename().string().find(".n") != std::string::npos ? "NRRD" : "MetaImage";
        scan.info.pixelType = itk::ImageIOBase::GetComponentTypeAsString(io->GetComponentType());
        scan.info.volumes = volumes;
        scan.volume = Volume(std::move(geometry), std::move(voxels));
        control.report(1.0, "Reading " + path.filename().string());
        return scan;
    } catch (const itk::ExceptionObject& problem) {
        damaged(path, reason(problem));
    }
}

void writeItkLabels(const LabelMap& labels, const fs::path& path) {
    using ImageType = itk::Image<std::uint16_t, 3>;
    auto image = ImageType::New();
    const Geometry& geometry = labels.geometry();
    ImageType::SizeType size;
    ImageType::DirectionType direction;
    ImageType::SpacingType spacing;
    ImageType::PointType origin;
    const Vector3 steps = geometry.spacing();
    for (unsigned int d = 0; d < 3; ++d) {
        size[d] = static_cast<itk::SizeValueType>(geometry.dims()[d]);
        spacing[d] = steps[d];
        origin[d] = geometry.origin()[d];
        for (unsigned int row = 0; row < 3; ++row) {
            direction[row][d] = geometry.matrix()[row][d] / steps[d];
        }
    }
    image->SetRegions(ImageType::RegionType(size));
    image->SetSpacing(spacing);
    image->SetOrigin(origin);
    image->SetDirection(direction);
    image->Allocate();
    std::copy(labels.labels().begin(), labels.labels().end(), image->GetBufferPointer());
    try {
        auto writer = itk::ImageFileWriter<ImageType>::New();
        writer->SetFileName(path.string());
        writer->SetInput(image);
        writer->UseCompressionOn();
        writer->Update();
    } catch (const itk::ExceptionObject& problem) {
        throw Error(
            ErrorCode::FileUnwritable,
            "Cannot write " + path.string() + " (" + reason(problem) + "); check free disk space and permissions.",
            {path.string()});
    }
}

}  // namespace exemplar
