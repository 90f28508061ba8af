// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/ModalityLut.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace exemplar {
namespace {

/// Entries as stored: words, or bytes where the element is as long as the table.
std::vector<float> entriesOf(DcmItem& item, std::size_t count, int bits) {
    DcmElement* element = nullptr;
    if (item.findAndGetElement(DCM_LUTData, element).bad() || element == nullptr) {
        return {};
    }
    Uint16* words = nullptr;
    Uint8* bytes = nullptr;
    std::vector<std::uint8_t> raw(element->getLength());
    if (element->getUint16Array(words).good() && words != nullptr) {
        std::memcpy(raw.data(), words, raw.size());
    } else if (element->getUint8Array(bytes).good() && bytes != nullptr) {
        std::memcpy(raw.data(), bytes, raw.size());
    } else {
        return {};
    }
    const bool packed = bits <= 8 && raw.size() < 2 * count;
    if (raw.size() < (packed ? count : 2 * count)) {
        return {};
    }
    std::vector<float> result(count);
    for (std::size_t i = 0; i < count; ++i) {
        std::uint16_t word = raw[i];
        if (!packed) {
            std::memcpy(&word, raw.data() + 2 * i, sizeof word);
        }
        result[i] = word;
    }
    return result;
}

}  // namespace

float ModalityLut::at(double stored) const {
    const double place = std::clamp(stored - first, 0.0, static_cast<double>(values.size() - 1));
    return values[static_cast<std::size_t>(place)];
}

std::optional<ModalityLut> readModalityLut(DcmItem& data, bool signedPixels, bool& faulty) {
    DcmItem* item = dicomItem(&data, DCM_ModalityLUTSequence);
    if (item == nullptr) {
        return std::nullopt;
    }
    const auto descriptor = dicomNumbers(*item, DCM_LUTDescriptor);
    faulty = true;
    if (descriptor.size() != 3) {
        return std::nullopt;
    }
    const auto word = [&](std::size_t i) {
        return std::fmod(std::fmod(std::trunc(descriptor[i]), 65536.0) + 65536.0, 65536.0);
    };
    const std::size_t count = word(0) == 0.0 ? 65536 : static_cast<std::size_t>(word(0));
    ModalityLut lut;
    lut.first = signedPixels && word(1) >= 32768.0 ? word(1) - 65536.0 : word(1);
    lut.values = entriesOf(*item, count, static_cast<int>(word(2)));
    faulty = lut.values.empty();
    return faulty ? std::nullopt : std::optional(std::move(lut));
}

}  // namespace exemplar
