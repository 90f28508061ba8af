// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Geometry.h"

#include <array>
#include <compare>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace exemplar {

/// What distinguishes pictures at one position, most decisive first.
enum class VolumeMark {
    Temporal,     ///< temporal position identifier or index, time slot
    Acquisition,  ///< acquisition number
    Trigger,      ///< ms after the trigger
    FrameTime,    ///< frame reference time in ms
    Echo,         ///< echo time in ms
    BValue,       ///< diffusion b-value
    Direction,    ///< diffusion gradient
    Inversion,    ///< inversion time in ms
    FlipAngle,    ///< degrees
    Kind,         ///< image or frame type: magnitude, phase, water, ...
    Dimension,    ///< dimension index values but for the place; energy window, phase
    Time,         ///< seconds since the day's start
    Instance      ///< instance number, frame
};
constexpr std::size_t kVolumeMarks = static_cast<std::size_t>(VolumeMark::Instance) + 1;

/// Numbers or text of a mark; both empty where the file does not have it.
struct MarkValue {
    std::vector<double> numbers;
    std::string text;
    friend auto operator<=>(const MarkValue&, const MarkValue&) = default;
};

/// One picture of a DICOM file and its place in the patient (LPS mm).
struct DicomFrame {
    std::filesystem::path file;
    std::string instanceUid;                              ///< SOP Instance UID of the file
    int index = 0;                                        ///< of the file's frames, from 0
    int instance = 0;                                     ///< instance number of the file
    bool placed = false;                                  ///< position and orientation are known
    Vector3 position{};                                   ///< centre of the first pixel
    std::array<double, 6> orientation{1, 0, 0, 0, 1, 0};  ///< unit vectors along a row and down a column
    double columnStep = 0.0, rowStep = 0.0;               ///< mm from column to column, row to row; 0 unknown
    double sliceStep = 0.0;                               ///< mm from slice to slice as the header has it; 0 unknown
    double slope = 1.0, intercept = 0.0;                  ///< stored value -> HU or scaled value
    std::array<MarkValue, kVolumeMarks> marks;

    const MarkValue& mark(VolumeMark which) const { return marks[static_cast<std::size_t>(which)]; }
    MarkValue& mark(VolumeMark which) { return marks[static_cast<std::size_t>(which)]; }
};

/// What a DICOM file holds of pictures. `rows` is 0 where it holds none (structure sets, reports, plans) or
/// segmentations, doses and microscopy, which are no scans.
struct DicomHeader {
    bool damaged = false;  ///< the rest holds what could be read before the damage
    std::string kind;      ///< name of the SOP class, "MRImageStorage"
    std::string seriesUid, studyUid, frameOfReference, description, modality, date;
    std::string seriesNumber;
    std::string compression;  ///< of the pixels, where it is not read
    int rows = 0, columns = 0;
    bool colour = false, mosaic = false;
    bool inverted = false;       ///< MONOCHROME1 whose values have no meaning of their own: high is dark
    bool parametricMap = false;  ///< values of a quantity, not of a scan
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
    /// Values after the Modality LUT where the file has one, else stored values times slope plus intercept; row by row.
    /// Throws as above.
    std::vector<float> read(const DicomFrame& frame) const;
    const std::filesystem::path& file() const noexcept;
    int rows() const noexcept;
    int columns() const noexcept;
    bool mapped() const noexcept;   ///< through a Modality LUT
    std::string pixelType() const;  ///< "int16", ...

private:
    struct Content;
    std::unique_ptr<Content> m_content;
};

}  // namespace exemplar
