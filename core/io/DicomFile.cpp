// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/DicomFile.h"

#include "core/io/DicomText.h"

#include <algorithm>
#include <fstream>

namespace exemplar {
namespace fs = std::filesystem;
namespace {

/// A group that holds for one frame, for all frames, or stands in the data set itself (files of one picture).
class FrameGroups {
public:
    FrameGroups(DcmItem& data, DcmItem* shared, DcmItem* own) : m_data(data), m_shared(shared), m_own(own) {}

    std::vector<double> numbers(const DcmTagKey& group, const DcmTagKey& tag) const {
        for (DcmItem* holder : {m_own, m_shared}) {
            DcmItem* inner = nullptr;
            if (holder != nullptr && holder->findAndGetSequenceItem(group, inner, 0).good() && inner != nullptr) {
                const auto values = dicomNumbers(*inner, tag);
                if (!values.empty()) {
                    return values;
                }
            }
        }
        return dicomNumbers(m_data, tag);
    }

private:
    DcmItem& m_data;
    DcmItem* m_shared;
    DcmItem* m_own;
};

double firstOf(const std::vector<double>& values, double otherwise) { return values.empty() ? otherwise : values[0]; }

DicomFrame frameFrom(const FrameGroups& groups, DcmItem& data) {
    DicomFrame frame;
    const auto position = groups.numbers(DCM_PlanePositionSequence, DCM_ImagePositionPatient);
    const auto orientation = groups.numbers(DCM_PlaneOrientationSequence, DCM_ImageOrientationPatient);
    if (position.size() == 3) {
        std::copy(position.begin(), position.end(), frame.position.begin());
    }
    if (orientation.size() == 6) {
        std::copy(orientation.begin(), orientation.end(), frame.orientation.begin());
    }
    frame.placed = position.size() == 3 && orientation.size() == 6;
    auto spacing = groups.numbers(DCM_PixelMeasuresSequence, DCM_PixelSpacing);
    for (const DcmTagKey& other : {DCM_ImagerPixelSpacing, DCM_NominalScannedPixelSpacing}) {
        if (spacing.size() != 2) {
            spacing = dicomNumbers(data, other);
        }
    }
    if (spacing.size() == 2) {
        frame.rowStep = spacing[0];
        frame.columnStep = spacing[1];
    }
    frame.sliceStep = firstOf(groups.numbers(DCM_PixelMeasuresSequence, DCM_SpacingBetweenSlices),
                              firstOf(groups.numbers(DCM_PixelMeasuresSequence, DCM_SliceThickness), 0.0));
    frame.slope = firstOf(groups.numbers(DCM_PixelValueTransformationSequence, DCM_RescaleSlope), 1.0);
    frame.intercept = firstOf(groups.numbers(DCM_PixelValueTransformationSequence, DCM_RescaleIntercept), 0.0);
    if (frame.slope == 0.0) {
        frame.slope = 1.0;
    }
    return frame;
}

void readFrames(DcmItem& data, const fs::path& path, DicomHeader& header) {
    const double declared = firstOf(dicomNumbers(data, DCM_NumberOfFrames), 1.0);
    const int count = declared >= 1.0 && declared <= 100'000.0 ? static_cast<int>(declared) : 1;
    DcmItem* shared = nullptr;
    data.findAndGetSequenceItem(DCM_SharedFunctionalGroupsSequence, shared, 0);
    DcmSequenceOfItems* perFrame = nullptr;
    data.findAndGetSequence(DCM_PerFrameFunctionalGroupsSequence, perFrame);
    const int instance = static_cast<int>(std::clamp(firstOf(dicomNumbers(data, DCM_InstanceNumber), 0.0), 0.0, 1e9));
    for (int index = 0; index < count; ++index) {
        DcmItem* own = perFrame != nullptr && static_cast<unsigned long>(index) < perFrame->card()
                           ? perFrame->getItem(static_cast<unsigned long>(index))
                           : nullptr;
        DicomFrame frame = frameFrom(FrameGroups(data, shared, own), data);
        frame.file = path;
        frame.index = index;
        frame.instance = instance;
        frame.placed = frame.placed && (count == 1 || own != nullptr);
        header.frames.push_back(std::move(frame));
    }
}

bool isScan(const DicomHeader& header) {
    for (const char* other : {"SEG", "RTDOSE", "RTSTRUCT", "RTPLAN", "PR", "SR", "KO"}) {
        if (header.modality == other) {
            return false;
        }
    }
    return header.rows > 0 && header.columns > 0;
}

}  // namespace

bool isDicomFile(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    unsigned char start[132] = {};
    stream.read(reinterpret_cast<char*>(start), sizeof start);
    if (stream.gcount() != sizeof start) {
        return false;
    }
    if (std::equal(start + 128, start + 132, "DICM")) {
        return true;
    }
    // Group 2 or 8, one of its first elements, then a value representation or (implicit) a short even length.
    const bool group = (start[0] == 2 || start[0] == 8) && start[1] == 0 && start[2] <= 0x18 && start[3] == 0;
    const auto letter = [](unsigned char c) { return c >= 'A' && c <= 'Z'; };
    const bool shortLength = start[4] <= 128 && start[4] % 2 == 0 && start[5] == 0 && start[6] == 0 && start[7] == 0;
    return group && ((letter(start[4]) && letter(start[5])) || shortLength);
}

DicomHeader readDicomHeader(const fs::path& path) {
    prepareDicom();
    DicomHeader header;
    DcmFileFormat file;
    const OFCondition status = file.loadFileUntilTag(path.c_str(), EXS_Unknown, EGL_noChange, DCM_MaxReadLength,
                                                     ERM_autoDetect, DCM_PixelData);
    header.damaged = status.bad();
    DcmDataset& data = *file.getDataset();
    header.seriesUid = dicomText(data, DCM_SeriesInstanceUID);
    header.instanceUid = dicomText(data, DCM_SOPInstanceUID);
    header.description = dicomText(data, DCM_SeriesDescription);
    header.modality = dicomText(data, DCM_Modality);
    header.date = dicomText(data, DCM_StudyDate);
    Uint16 rows = 0, columns = 0, samples = 1;
    data.findAndGetUint16(DCM_Rows, rows);
    data.findAndGetUint16(DCM_Columns, columns);
    data.findAndGetUint16(DCM_SamplesPerPixel, samples);
    header.rows = rows;
    header.columns = columns;
    header.colour = samples != 1 || dicomText(data, DCM_PhotometricInterpretation) == "PALETTE COLOR";
    header.mosaic = dicomText(data, DCM_ImageType).find("MOSAIC") != std::string::npos;
    if (!isScan(header)) {
        header.rows = header.columns = 0;
    } else if (!header.damaged) {
        readFrames(data, path, header);
    }
    return header;
}

}  // namespace exemplar
