// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.h"
#include "core/io/CFileName.h"
#include "core/io/DicomFile.h"
#include "core/io/DicomText.h"
#include "core/io/Jpeg2000.h"
#include "core/io/ModalityLut.h"
#include "core/io/TransferSyntax.h"

#include <cmath>
#include <cstring>

#include <dcmtk/dcmdata/dccodec.h>
#include <dcmtk/dcmdata/dcpixel.h>
#include <dcmtk/dcmdata/dcpixseq.h>
#include <dcmtk/dcmdata/dcpxitem.h>

namespace exemplar {
namespace fs = std::filesystem;
namespace {

[[noreturn]] void damaged(const fs::path& path, const std::string& why) {
    throw Error(ErrorCode::FileDamaged,
                path.string() + " cannot be read as a DICOM picture (" + why +
                    "); export the series again or take the file out of the folder.",
                {path.string(), why});
}

[[noreturn]] void unsupported(const fs::path& path, const std::string& why) {
    throw Error(ErrorCode::FormatUnsupported,
                path.string() + " " + why + "; choose a series of grey values, or convert it first.", {path.string()});
}

bool isJpeg2000(E_TransferSyntax syntax) { return syntax == EXS_JPEG2000LosslessOnly || syntax == EXS_JPEG2000; }

/// Where the bits of a value lie in its stored word.
struct Bits {
    int allocated = 16, stored = 16, high = 15;
    bool isSigned = false;
};

/// The stored bits of a word as a number.
double valueOf(std::uint32_t word, int shift, int stored, bool isSigned) {
    const std::uint32_t mask = stored >= 32 ? 0xFFFFFFFFU : (1U << stored) - 1U;
    const std::uint32_t bits = (word >> shift) & mask;
    const bool negative = isSigned && (bits >> (stored - 1)) != 0;
    return negative ? static_cast<double>(bits) - std::ldexp(1.0, stored) : static_cast<double>(bits);
}

/// Stored value -> value with a meaning.
class Scaling {
public:
    Scaling(const std::optional<ModalityLut>& lut, const DicomFrame& frame) : m_lut(lut), m_frame(frame) {}
    float operator()(double stored) const {
        return m_lut ? m_lut->at(stored) : static_cast<float>(stored * m_frame.slope + m_frame.intercept);
    }

private:
    const std::optional<ModalityLut>& m_lut;
    const DicomFrame& m_frame;
};

template <typename Word>
void convert(const std::uint8_t* bytes, std::vector<float>& out, const Bits& bits, const Scaling& scaled) {
    const int shift = bits.high + 1 - bits.stored;
    for (std::size_t i = 0; i < out.size(); ++i) {
        Word word;
        std::memcpy(&word, bytes + i * sizeof(Word), sizeof(Word));
        out[i] = scaled(valueOf(word, shift, bits.stored, bits.isSigned));
    }
}

bool isJpeg(E_TransferSyntax syntax) {
    return DcmXfer(syntax).isEncapsulated() && syntax >= EXS_JPEGProcess1 && syntax <= EXS_JPEGProcess14SV1;
}

/// Whether a JPEG stream ends with its end mark; bytes after it are padding.
bool endsWhole(const std::vector<std::uint8_t>& stream) {
    std::size_t end = stream.size();
    while (end > 0 && stream[end - 1] == 0) {
        --end;
    }
    while (end > 2 && stream[end - 1] == 0xFF) {
        --end;
    }
    return end >= 2 && stream[end - 2] == 0xFF && stream[end - 1] == 0xD9;
}

}  // namespace

struct DicomPixels::Content {
    fs::path path;
    DcmFileFormat file;
    E_TransferSyntax syntax = EXS_Unknown;
    int rows = 0, columns = 0, frames = 1;
    Bits bits;
    std::optional<ModalityLut> lut;
    const std::uint8_t* bytes = nullptr;  // unpacked pixels of all frames, owned by `file`
    std::size_t byteCount = 0;
    DcmPixelSequence* packed = nullptr;  // JPEG 2000 fragments, owned by `file`

    DcmDataset& data() { return *file.getDataset(); }
    std::size_t pixelsPerFrame() const { return static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns); }
    void readLayout();
    void readLut();
    void refuseOtherKinds();
    void refuseHugePromises() const;
    void refuseCutJpeg();
    void openPacked();
    void unpack();
    std::vector<std::uint8_t> packedFrame(int index) const;
};

void DicomPixels::Content::readLayout() {
    const auto number = [&](const DcmTagKey& tag, int otherwise) {
        return static_cast<int>(std::clamp(dicomNumber(data(), tag, otherwise), 0.0, 65535.0));
    };
    rows = number(DCM_Rows, 0);
    columns = number(DCM_Columns, 0);
    bits.allocated = number(DCM_BitsAllocated, 16);
    bits.stored = number(DCM_BitsStored, bits.allocated);
    bits.high = number(DCM_HighBit, bits.stored - 1);
    bits.isSigned = number(DCM_PixelRepresentation, 0) == 1;
    if (bits.stored < 1 || bits.stored > bits.allocated || bits.high >= bits.allocated || bits.high + 1 < bits.stored) {
        bits.stored = bits.allocated;
        bits.high = bits.allocated - 1;
    }
    const double declared = dicomNumber(data(), DCM_NumberOfFrames, 1.0);
    frames = declared < 1.0 || declared > 100'000.0 ? 1 : static_cast<int>(declared);
    if (rows < 1 || columns < 1) {
        damaged(path, "it has no size");
    }
    if (number(DCM_SamplesPerPixel, 1) != 1 || dicomText(data(), DCM_PhotometricInterpretation) == "PALETTE COLOR") {
        unsupported(path, "is a colour picture, not a scan");
    }
    if (bits.allocated != 8 && bits.allocated != 16 && bits.allocated != 32) {
        unsupported(path, "stores " + std::to_string(bits.allocated) + " bits a pixel, which is not read");
    }
}

void DicomPixels::Content::readLut() {
    bool faulty = false;
    lut = readModalityLut(data(), bits.isSigned, faulty);
    if (faulty) {
        unsupported(path, "has a Modality LUT that cannot be read");
    }
}

void DicomPixels::Content::refuseOtherKinds() {
    for (const DcmTagKey& tag : {DCM_FloatPixelData, DCM_DoubleFloatPixelData}) {
        if (data().tagExists(tag)) {
            unsupported(path, "is a parametric map with floating-point pixels, which are not read");
        }
    }
}

/// A plain picture of air packs well, but not without bounds.
void DicomPixels::Content::refuseHugePromises() const {
    const double promised = static_cast<double>(pixelsPerFrame()) * frames * (bits.allocated / 8.0);
    if (promised > 64e6 && promised > 2000.0 * static_cast<double>(fs::file_size(path))) {
        damaged(path, "its header promises more pixels than the file holds");
    }
}

void DicomPixels::Content::openPacked() {
    DcmElement* element = nullptr;
    DcmPixelData* pixels = nullptr;
    if (data().findAndGetElement(DCM_PixelData, element).good()) {
        pixels = dynamic_cast<DcmPixelData*>(element);
    }
    E_TransferSyntax kind = EXS_Unknown;
    const DcmRepresentationParameter* parameter = nullptr;
    if (pixels != nullptr) {
        pixels->getOriginalRepresentationKey(kind, parameter);
    }
    if (pixels == nullptr || pixels->getEncapsulatedRepresentation(kind, parameter, packed).bad() ||
        packed == nullptr) {
        damaged(path, "its pixels are missing");
    }
}

void DicomPixels::Content::unpack() {
    if (data().chooseRepresentation(EXS_LittleEndianExplicit, nullptr).bad() ||
        !data().canWriteXfer(EXS_LittleEndianExplicit, syntax)) {
        damaged(path, "its pixels cannot be unpacked");
    }
    readLayout();  // unpacking may change how values are stored
    DcmElement* element = nullptr;
    if (data().findAndGetElement(DCM_PixelData, element).bad() || element == nullptr) {
        damaged(path, "its pixels are missing");
    }
    Uint8* eight = nullptr;
    Uint16* sixteen = nullptr;
    byteCount = element->getLength(EXS_LittleEndianExplicit);
    if (element->getVR() == EVR_OW || element->getVR() == EVR_ox) {
        bytes = element->getUint16Array(sixteen).good() ? reinterpret_cast<const std::uint8_t*>(sixteen) : nullptr;
    } else {
        bytes = element->getUint8Array(eight).good() ? eight : nullptr;
    }
    if (bytes == nullptr || byteCount < pixelsPerFrame() * static_cast<std::size_t>(frames) *
                                            static_cast<std::size_t>(bits.allocated / 8)) {
        damaged(path, "its pixels are not all there");
    }
}

/// The JPEG decoder fills what is missing with grey and goes on.
void DicomPixels::Content::refuseCutJpeg() {
    openPacked();
    for (int index = 0; index < frames; ++index) {
        if (!endsWhole(packedFrame(index))) {
            damaged(path, "its JPEG data end early");
        }
    }
    packed = nullptr;
}

std::vector<std::uint8_t> DicomPixels::Content::packedFrame(int index) const {
    Uint32 first = 0;
    if (DcmCodec::determineStartFragment(static_cast<Uint32>(index), frames, packed, first).bad()) {
        damaged(path, "frame " + std::to_string(index) + " is missing");
    }
    Uint32 end = static_cast<Uint32>(packed->card());
    if (index + 1 < frames) {
        DcmCodec::determineStartFragment(static_cast<Uint32>(index + 1), frames, packed, end);
    }
    std::vector<std::uint8_t> result;
    for (Uint32 fragment = first; fragment < end; ++fragment) {
        DcmPixelItem* item = nullptr;
        Uint8* piece = nullptr;
        if (packed->getItem(item, fragment).bad() || item == nullptr || item->getUint8Array(piece).bad() ||
            piece == nullptr) {
            damaged(path, "frame " + std::to_string(index) + " is not whole");
        }
        result.insert(result.end(), piece, piece + item->getLength());
    }
    return result;
}

DicomPixels::DicomPixels(const fs::path& path) : m_content(std::make_unique<Content>()) {
    prepareDicom();
    Content& content = *m_content;
    content.path = path;
    DcmMetaInfo meta;
    meta.loadFile(cFileName(path).c_str());
    if (promisesTooMuch(meta, path)) {
        damaged(path, "an element is said to be longer than the file");
    }
    const std::string unread = unreadTransferSyntax(dicomText(meta, DCM_TransferSyntaxUID));
    if (!unread.empty()) {
        unsupported(path, "is stored as " + unread + ", which is not read");
    }
    if (content.file.loadFile(cFileName(path).c_str()).bad() || promisesTooMuch(content.file, path)) {
        damaged(path, "it ends early or its elements are faulty");
    }
    content.syntax = content.data().getOriginalXfer();
    content.refuseOtherKinds();
    content.readLayout();
    content.readLut();
    content.refuseHugePromises();
    if (isJpeg2000(content.syntax)) {
        content.openPacked();
    } else {
        if (isJpeg(content.syntax)) {
            content.refuseCutJpeg();
        }
        content.unpack();
    }
}

DicomPixels::~DicomPixels() = default;

const fs::path& DicomPixels::file() const noexcept { return m_content->path; }
int DicomPixels::rows() const noexcept { return m_content->rows; }
int DicomPixels::columns() const noexcept { return m_content->columns; }

bool DicomPixels::mapped() const noexcept { return m_content->lut.has_value(); }

std::string DicomPixels::pixelType() const {
    return (m_content->bits.isSigned ? "int" : "uint") + std::to_string(m_content->bits.allocated);
}

std::vector<float> DicomPixels::read(const DicomFrame& frame) const {
    const Content& content = *m_content;
    if (frame.index < 0 || frame.index >= content.frames) {
        damaged(content.path, "frame " + std::to_string(frame.index) + " is missing");
    }
    std::vector<float> result(content.pixelsPerFrame());
    const Scaling scaled(content.lut, frame);
    if (content.packed != nullptr) {
        const auto packed = content.packedFrame(frame.index);
        const auto picture = decodeJpeg2000(packed.data(), packed.size(), content.columns, content.rows);
        if (!picture) {
            damaged(content.path, "its JPEG 2000 data are faulty");
        }
        // Some scanners mark signed values as unsigned in the codestream: the DICOM header decides.
        for (std::size_t i = 0; i < result.size(); ++i) {
            result[i] = scaled(
                valueOf(static_cast<std::uint32_t>(picture->values[i]), 0, picture->bits, content.bits.isSigned));
        }
        return result;
    }
    const std::size_t frameBytes = result.size() * static_cast<std::size_t>(content.bits.allocated / 8);
    const std::uint8_t* first = content.bytes + frameBytes * static_cast<std::size_t>(frame.index);
    switch (content.bits.allocated) {
        case 8:
            convert<std::uint8_t>(first, result, content.bits, scaled);
            break;
        case 16:
            convert<std::uint16_t>(first, result, content.bits, scaled);
            break;
        default:
            convert<std::uint32_t>(first, result, content.bits, scaled);
            break;
    }
    return result;
}

}  // namespace exemplar
