// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Geometry.h"

#include <array>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace exemplar {

/// One picture of a DICOM file and its place in the patient (LPS mm).
struct DicomFrame {
    std::filesystem::path file;
    int index = 0;                                        ///< of the file's frames, from 0
    int instance = 0;                                     ///< instance number of the file
    bool placed = false;                                  ///< position and orientation are known
    Vector3 position{};                                   ///< centre of the first pixel
    std::array<double, 6> orientation{1, 0, 0, 0, 1, 0};  ///< unit vectors along a row and down a column
    double columnStep = 0.0, rowStep = 0.0;               ///< mm from column to column, row to row; 0 unknown
    double sliceStep = 0.0;                               ///< mm from slice to slice as the header says; 0 unknown
    double slope = 1.0, intercept = 0.0;                  ///< stored value -> HU or scaled value
};

/// What a DICOM file says of its pictures. `rows` is 0 where it holds none (structure sets, reports, plans) or
/// segmentations and doses, which are no scans.
struct DicomHeader {
    bool damaged = false;  ///< the rest holds what could be read before the damage
    std::string seriesUid, instanceUid, description, modality, date;
    int rows = 0, columns = 0;
    bool colour = false, mosaic = false;
    std::vector<DicomFrame> frames;
};

/// By content: the DICM mark, or a first element that starts an old file without it.
bool isDicomFile(const std::filesystem::path& path);

/// Everything before the pixels. Never throws for bad content (see `damaged`).
DicomHeader readDicomHeader(const std::filesystem::path& path);

/// The pixels of a file, opened once for all its frames. Uncompressed, RLE, JPEG, JPEG-LS (DCMTK) and JPEG 2000
/// (OpenJPEG).
class DicomPixels {
public:
    /// Throws Error(FileDamaged, FormatUnsupported).
    explicit DicomPixels(const std::filesystem::path& path);
    ~DicomPixels();
    /// Stored values times slope plus intercept, row by row. Throws as above.
    std::vector<float> read(const DicomFrame& frame) const;
    const std::filesystem::path& file() const noexcept;
    int rows() const noexcept;
    int columns() const noexcept;
    std::string pixelType() const;  ///< "int16", ...

private:
    struct Content;
    std::unique_ptr<Content> m_content;
};

}  // namespace exemplar
