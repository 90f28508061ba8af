// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/ItkLabels.h"

#include "core/base/Error.h"
#include "core/io/CFileName.h"
#include "core/io/ItkFile.h"

#include <itkImage.h>
#include <itkImageFileWriter.h>

#include <algorithm>
#include <cctype>
#include <iostream>

namespace exemplar {
namespace fs = std::filesystem;
namespace {

/// ITK's messages carry file names and line numbers of its own sources; the last line holds the reason.
std::string reason(const itk::ExceptionObject& problem) {
    std::string text = problem.GetDescription();
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())) != 0) {
        text.pop_back();
    }
    text = text.substr(text.find_last_of('\n') + 1);  // all of it where there is one line
    return text.size() > 160 ? text.substr(0, 160) : text;
}

/// MetaIO prints its own lines where it cannot write; what is wrong is reported in words below.
class QuietErrors {
public:
    QuietErrors() : m_before(std::cerr.rdstate()) { std::cerr.setstate(std::ios::failbit); }
    ~QuietErrors() { std::cerr.clear(m_before); }
    QuietErrors(const QuietErrors&) = delete;
    QuietErrors& operator=(const QuietErrors&) = delete;

private:
    std::ios::iostate m_before;
};

}  // namespace

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
        const QuietErrors quiet;
        auto writer = itk::ImageFileWriter<ImageType>::New();
        writer->SetFileName(cFileName(path));
        writer->SetInput(image);
        writer->UseCompressionOn();
        writer->Update();
    } catch (const itk::ExceptionObject& problem) {
        throw Error(
            ErrorCode::FileUnwritable,
            "Cannot write " + path.string() + " (" + reason(problem) + "); check free disk space and permissions.",
            {path.string()});
    }
    // MetaIO does not report a full disk, so what was written is read.
    try {
        JobControl control;
        const StoredValues written = readItkValues(path, control);
        if (std::equal(written.values.begin(), written.values.end(), labels.labels().begin(), labels.labels().end())) {
            return;
        }
    } catch (const Error&) {
        // reported below
    }
    throw Error(ErrorCode::FileUnwritable,
                "Cannot write " + path.string() +
                    " (the file is not whole); check free disk space and permissions of its folder.",
                {path.string()});
}

}  // namespace exemplar
