// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/AtomicFile.h"
#include "core/image/Geometry.h"
#include "core/io/CFileName.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dctk.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace exemplar::test {

/// A small DICOM picture: int16, value 100 * level + column + 10 * row.
struct Slice {
    std::string seriesUid = "1.2.3.1", instanceUid = {};
    std::string modality = "MR";
    int seriesNumber = 1, instance = 1, level = 1;
    int columns = 8, rows = 6;
    double pixel = 1.5, thickness = 3.0;
    Vector3 position{-10.0, -20.0, -30.0};
    std::array<double, 6> orientation{1, 0, 0, 0, 1, 0};
};

inline std::string decimals(const std::vector<double>& values) {
    std::string text;
    for (const double value : values) {
        char one[40];
        std::snprintf(one, sizeof one, "%.12g", value);
        text += (text.empty() ? "" : "\\") + std::string(one);
    }
    return text;
}

inline void put(DcmItem& item, const DcmTagKey& tag, const std::string& text) {
    item.putAndInsertString(tag, text.c_str());
}

inline void putPixels(DcmItem& data, const std::vector<std::uint16_t>& words) {
    data.putAndInsertUint16Array(DCM_PixelData, words.data(), static_cast<unsigned long>(words.size()));
}

inline std::vector<std::uint16_t> wordsOf(const Slice& slice) {
    std::vector<std::uint16_t> words;
    for (int y = 0; y < slice.rows; ++y) {
        for (int x = 0; x < slice.columns; ++x) {
            words.push_back(static_cast<std::uint16_t>(100 * slice.level + x + 10 * y));
        }
    }
    return words;
}

using Change = std::function<void(DcmDataset&)>;

/// Writes a slice; `change` may alter the data set before. Makes the folder.
inline void writeSlice(const std::filesystem::path& path, const Slice& slice, const Change& change = {},
                       E_TransferSyntax syntax = EXS_LittleEndianExplicit) {
    static int number = 0;
    DcmFileFormat file;
    DcmDataset& data = *file.getDataset();
    put(data, DCM_SOPClassUID, slice.modality == "CT" ? UID_CTImageStorage : UID_MRImageStorage);
    put(data, DCM_SOPInstanceUID,
        slice.instanceUid.empty() ? "1.2.3.9." + std::to_string(++number) : slice.instanceUid);
    put(data, DCM_StudyInstanceUID, "1.2.3");
    put(data, DCM_Modality, slice.modality);
    put(data, DCM_SeriesDescription, "test");
    if (!slice.seriesUid.empty()) {
        put(data, DCM_SeriesInstanceUID, slice.seriesUid);
    }
    put(data, DCM_SeriesNumber, std::to_string(slice.seriesNumber));
    put(data, DCM_InstanceNumber, std::to_string(slice.instance));
    put(data, DCM_ImagePositionPatient, decimals({slice.position.begin(), slice.position.end()}));
    put(data, DCM_ImageOrientationPatient, decimals({slice.orientation.begin(), slice.orientation.end()}));
    put(data, DCM_PixelSpacing, decimals({slice.pixel, slice.pixel}));
    put(data, DCM_SliceThickness, decimals({slice.thickness}));
    put(data, DCM_PhotometricInterpretation, "MONOCHROME2");
    data.putAndInsertUint16(DCM_SamplesPerPixel, 1);
    data.putAndInsertUint16(DCM_Rows, static_cast<Uint16>(slice.rows));
    data.putAndInsertUint16(DCM_Columns, static_cast<Uint16>(slice.columns));
    data.putAndInsertUint16(DCM_BitsAllocated, 16);
    data.putAndInsertUint16(DCM_BitsStored, 16);
    data.putAndInsertUint16(DCM_HighBit, 15);
    data.putAndInsertUint16(DCM_PixelRepresentation, 1);
    putPixels(data, wordsOf(slice));
    if (change) {
        change(data);
    }
    std::filesystem::create_directories(path.parent_path());
    file.saveFile(cFileName(path).c_str(), syntax);
}

/// Stores an element as VR UN, its value as implicit little endian has it.
inline void storeAsUnknown(DcmItem& item, const DcmTagKey& tag, std::string bytes) {
    bytes += bytes.size() % 2 == 1 ? " " : "";
    item.findAndDeleteElement(tag);
    auto* element = new DcmOtherByteOtherWord(DcmTag(tag, DcmVR(EVR_UN)));
    element->putUint8Array(reinterpret_cast<const Uint8*>(bytes.data()), static_cast<unsigned long>(bytes.size()));
    item.insert(element, OFTrue);
}

inline void storeTextAsUnknown(DcmItem& item, const DcmTagKey& tag) {
    OFString text;
    item.findAndGetOFStringArray(tag, text);
    storeAsUnknown(item, tag, std::string(text.c_str(), text.size()));
}

inline std::string littleEndian(std::uint16_t value) {
    return {static_cast<char>(value & 0xFF), static_cast<char>(value >> 8)};
}

/// Gives a file another transfer syntax by its meta header alone.
inline void markAs(const std::filesystem::path& path, std::string uid) {
    std::string bytes = readFile(path);
    uid += uid.size() % 2 == 1 ? std::string(1, '\0') : "";
    const std::string tag("\x02\x00\x10\x00UI", 6);
    const std::size_t at = bytes.find(tag) + tag.size();
    const auto before = static_cast<unsigned char>(bytes[at]);
    bytes.replace(at, 2 + static_cast<std::size_t>(before), littleEndian(static_cast<std::uint16_t>(uid.size())) + uid);
    bytes[140] = static_cast<char>(static_cast<unsigned char>(bytes[140]) + uid.size() - before);
    AtomicFile::write(path, bytes);
}

}  // namespace exemplar::test
