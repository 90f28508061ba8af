// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/DicomFile.h"

#include "core/io/CFileName.h"
#include "core/io/DicomFrames.h"
#include "core/io/TransferSyntax.h"

#include <algorithm>
#include <fstream>

namespace exemplar {
namespace fs = std::filesystem;
namespace {

bool isScan(const DicomHeader& header) {
    for (const char* other : {"SEG", "RTDOSE", "RTSTRUCT", "RTPLAN", "PR", "SR", "KO", "SM"}) {
        if (header.modality == other) {
            return false;
        }
    }
    return header.rows > 0 && header.columns > 0;
}

void readIdentity(DcmItem& data, DicomHeader& header) {
    const std::string kind = dicomText(data, DCM_SOPClassUID);
    const char* name = dcmFindNameOfUID(kind.c_str());
    header.kind = name != nullptr ? name : kind;
    header.seriesUid = dicomText(data, DCM_SeriesInstanceUID);
    header.studyUid = dicomText(data, DCM_StudyInstanceUID);
    header.frameOfReference = dicomText(data, DCM_FrameOfReferenceUID);
    header.description = dicomWords(data, DCM_SeriesDescription);
    header.modality = dicomText(data, DCM_Modality);
    header.date = dicomText(data, DCM_StudyDate);
    header.seriesNumber = dicomText(data, DCM_SeriesNumber);
    header.parametricMap = kind == UID_ParametricMapStorage;
}

void readPictures(DcmItem& data, const fs::path& path, DicomHeader& header) {
    const auto size = [&](const DcmTagKey& tag) {
        return static_cast<int>(std::clamp(dicomNumber(data, tag, 0.0), 0.0, 65535.0));
    };
    header.rows = size(DCM_Rows);
    header.columns = size(DCM_Columns);
    const std::string colours = dicomText(data, DCM_PhotometricInterpretation);
    header.colour = dicomNumber(data, DCM_SamplesPerPixel, 1.0) != 1.0 || colours == "PALETTE COLOR";
    header.mosaic = dicomText(data, DCM_ImageType).find("MOSAIC") != std::string::npos;
    // Values in HU or activity keep their meaning whatever brightness they are shown with.
    header.inverted = colours == "MONOCHROME1" && header.modality != "CT" && header.modality != "PT";
    if (!isScan(header)) {
        header.rows = header.columns = 0;
    } else if (!header.damaged) {
        header.frames = framesOf(data, path);
    }
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
    const OFCondition status = file.loadFileUntilTag(cFileName(path).c_str(), EXS_Unknown, EGL_noChange,
                                                     DCM_MaxReadLength, ERM_autoDetect, DCM_PixelData);
    const bool tooMuch = promisesTooMuch(file, path);
    header.damaged = status.bad() || tooMuch;
    if (tooMuch) {
        return header;
    }
    header.compression = unreadTransferSyntax(dicomText(*file.getMetaInfo(), DCM_TransferSyntaxUID));
    readIdentity(*file.getDataset(), header);
    readPictures(*file.getDataset(), path, header);
    return header;
}

}  // namespace exemplar
