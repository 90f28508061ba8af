// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/DicomText.h"

#include <optional>
#include <string>
#include <vector>

namespace exemplar {

/// Table from stored values to values with a meaning (PS3.3 C.11.1).
struct ModalityLut {
    double first = 0.0;         ///< stored value of the first entry; lower ones take it too
    std::vector<float> values;  ///< higher stored values take the last one

    float at(double stored) const;
};

/// The data set's Modality LUT; nothing where it has none. `faulty` is set where it has one that cannot be read.
std::optional<ModalityLut> readModalityLut(DcmItem& data, bool signedPixels, bool& faulty);

}  // namespace exemplar
