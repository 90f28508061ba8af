// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/DicomText.h"

#include "core/base/Utf8.h"
#ifdef _WIN32
#include "core/io/CodePages.h"
#endif

#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <mutex>
#include <sstream>

#include <dcmtk/dcmdata/dcrledrg.h>
#include <dcmtk/dcmdata/dcspchrs.h>
#include <dcmtk/dcmjpeg/djdecode.h>
#include <dcmtk/dcmjpls/djdecode.h>
#include <dcmtk/oflog/oflog.h>
#include <dcmtk/ofstd/ofchrenc.h>

namespace exemplar {
namespace {

template <typename Number>
std::string numbersIn(const std::string& bytes) {
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text.precision(17);
    for (std::size_t at = 0; at + sizeof(Number) <= bytes.size(); at += sizeof(Number)) {
        Number value;
        std::memcpy(&value, bytes.data() + at, sizeof value);  // little endian, as this machine
        text << (at > 0 ? "\\" : "") << value;
    }
    return text.str();
}

/// Bytes of an element whose stored VR holds no meaning, read as its tag's VR in the dictionary.
std::string readAsKnown(const std::string& bytes, const DcmTagKey& tag) {
    switch (DcmTag(tag).getEVR()) {
        case EVR_US:
        case EVR_xs:
            return numbersIn<std::uint16_t>(bytes);
        case EVR_SS:
            return numbersIn<std::int16_t>(bytes);
        case EVR_UL:
            return numbersIn<std::uint32_t>(bytes);
        case EVR_SL:
            return numbersIn<std::int32_t>(bytes);
        case EVR_FL:
            return numbersIn<float>(bytes);
        case EVR_FD:
            return numbersIn<double>(bytes);
        default:
            return bytes;
    }
}

std::string rawText(DcmItem& item, const DcmTagKey& tag) {
    DcmElement* element = nullptr;
    if (item.findAndGetElement(tag, element).bad() || element == nullptr) {
        return {};
    }
    OFString text;
    std::string result;
    Uint8* bytes = nullptr;
    Uint16* words = nullptr;
    const DcmEVR kind = element->getVR();
    if (kind == EVR_OB || kind == EVR_UN || kind == EVR_UNKNOWN || kind == EVR_UNKNOWN2B) {
        if (element->getUint8Array(bytes).good() && bytes != nullptr) {
            result = readAsKnown(std::string(reinterpret_cast<const char*>(bytes), element->getLength()), tag);
        }
    } else if (kind == EVR_OW || kind == EVR_ox) {
        if (element->getUint16Array(words).good() && words != nullptr) {
            result = readAsKnown(std::string(reinterpret_cast<const char*>(words), element->getLength()), tag);
        }
    } else if (element->isLeaf() && element->getOFStringArray(text).good()) {
        result.assign(text.c_str(), text.size());
    }
    while (!result.empty() && (result.back() == ' ' || result.back() == '\0')) {
        result.pop_back();
    }
    return result;
}

}  // namespace

bool promisesTooMuch(DcmObject& object, const std::filesystem::path& path) {
    constexpr std::uintmax_t deflate =
        1032;  // it cannot shrink by more; only one transfer syntax is deflated as a whole
    std::error_code problem;
    const std::uintmax_t held = std::filesystem::file_size(path, problem);
    DcmStack stack;
    std::uintmax_t most = held;
    if (auto* file = dynamic_cast<DcmFileFormat*>(&object)) {
        most *= file->getDataset()->getOriginalXfer() == EXS_DeflatedLittleEndianExplicit ? deflate : 1;
    }
    while (object.nextObject(stack, OFTrue).good()) {
        const DcmObject* element = stack.top();
        const Uint32 length = element->getLengthField();
        if (element->isLeaf() && length != DCM_UndefinedLength && length > most) {
            return true;
        }
    }
    return false;
}

void prepareDicom() {
    static std::once_flag once;
    std::call_once(once, [] {
        OFLog::configure(OFLogger::OFF_LOG_LEVEL);
        dcmEnableUnknownVRConversion.set(OFTrue);
        DcmRLEDecoderRegistration::registerCodecs();
        DJDecoderRegistration::registerCodecs();
        DJLSDecoderRegistration::registerCodecs();
    });
}

std::string dicomText(DcmItem& item, const DcmTagKey& tag) { return validUtf8(rawText(item, tag)); }

std::string dicomWords(DcmItem& dataset, const DcmTagKey& tag) {
    const std::string stored = rawText(dataset, tag), set = rawText(dataset, DCM_SpecificCharacterSet);
#ifdef _WIN32
    const auto words = set.empty() ? std::nullopt : wordsByCodePage(stored, set);
    return validUtf8(words.value_or(stored));
#else
    DcmSpecificCharacterSet decoder;
    OFString decoded;
    if (!set.empty() && decoder.selectCharacterSet(set.c_str()).good() &&
        decoder.convertString(stored.data(), stored.size(), decoded, "\\").good()) {
        return validUtf8(std::string(decoded.c_str(), decoded.size()));
    }
    // The C library has no name for the Japanese sets on their own, which DCMTK uses, but for all of them together.
    OFCharacterEncoding japanese;
    if (stored.find('\x1B') != std::string::npos && japanese.selectEncoding("ISO-2022-JP-2", "UTF-8").good() &&
        japanese.convertString(stored.data(), stored.size(), decoded).good()) {
        return validUtf8(std::string(decoded.c_str(), decoded.size()));
    }
    return validUtf8(stored);
#endif
}

std::vector<double> dicomNumbers(DcmItem& item, const DcmTagKey& tag) {
    const std::string text = rawText(item, tag);
    std::vector<double> values;
    const auto skipped = [&](std::size_t at) {
        while (at < text.size() && (text[at] == ' ' || text[at] == '\0')) {
            ++at;
        }
        return at;
    };
    for (std::size_t at = 0; at < text.size();) {
        at = skipped(at);
        at += at < text.size() && text[at] == '+' ? 1 : 0;
        double value = 0.0;  // from_chars: the user's locale must not decide what a point means
        const auto [end, problem] = std::from_chars(text.data() + at, text.data() + text.size(), value);
        at = skipped(static_cast<std::size_t>(end - text.data()));
        if (problem != std::errc() || !std::isfinite(value) || (at < text.size() && text[at] != '\\')) {
            return {};
        }
        values.push_back(value);
        ++at;
    }
    return values;
}

double dicomNumber(DcmItem& item, const DcmTagKey& tag, double otherwise) {
    const auto values = dicomNumbers(item, tag);
    return values.empty() ? otherwise : values[0];
}

DcmItem* dicomItem(DcmItem* item, const DcmTagKey& sequence, unsigned long index) {
    DcmItem* inner = nullptr;
    if (item == nullptr || item->findAndGetSequenceItem(sequence, inner, static_cast<signed long>(index)).bad()) {
        return nullptr;
    }
    return inner;
}

}  // namespace exemplar
