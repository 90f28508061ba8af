// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/LabelValues.h"

#include "core/base/Error.h"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <sstream>

namespace exemplar {
namespace {

/// Scaling in float32 moves whole numbers by 1e-4 (nibabel, FSL); a map of probabilities has values far from them.
constexpr double kTolerance = 1e-3;

/// As many digits as tell the value from whole numbers: "614454277", "0.699999988", "8.999924".
std::string digits(double value) {
    std::ostringstream text;
    const bool whole = value == std::round(value) && std::abs(value) < 1e19;
    text << (whole ? std::fixed : std::defaultfloat) << std::setprecision(whole ? 0 : 9) << value;
    return text.str();
}

/// Of the values that are no labels: the one farthest from whole numbers where one is not whole, else the largest where
/// it is above 65535, else the smallest.
double mostTelling(const std::vector<double>& values) {
    double odd = 0.0, off = kTolerance, largest = 0.0, smallest = 0.0;
    for (const double value : values) {
        const double distance = std::isinf(value) ? 1.0 : std::abs(value - std::round(value));
        if (distance > off) {
            off = distance;
            odd = value;
        }
        largest = std::max(largest, value);
        smallest = std::min(smallest, value);
    }
    return off > kTolerance ? odd : largest > 65535.0 ? largest : smallest;
}

[[noreturn]] void refuse(const std::filesystem::path& path, double value) {
    const bool whole = std::abs(value - std::round(value)) <= kTolerance;  // not of infinity
    throw Error(ErrorCode::FormatUnsupported,
                whole ? path.string() + " holds the label " + digits(value) +
                            "; labels are whole numbers from 0 to 65535. Renumber the labels of the file first."
                      : path.string() + " is not a label map: it holds the value " + digits(value) +
                            "; labels are whole numbers from 0 to 65535. Choose a label map, not a scan or a map of "
                            "probabilities.",
                {path.string(), digits(value)});
}

}  // namespace

LabelMap labelsFrom(StoredValues& stored, const std::filesystem::path& path) {
    std::vector<std::uint16_t> labels(stored.values.size());
    double worst = 0.0;
    std::size_t odd = 0;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const double value = stored.values[i];
        if (std::isnan(value)) {
            ++odd;
            continue;
        }
        const double whole = std::round(value);
        if (!(std::abs(value - whole) <= kTolerance) || whole < 0.0 || whole > 65535.0) {
            refuse(path, mostTelling(stored.values));
        }
        worst = std::max(worst, std::abs(value - whole));
        labels[i] = static_cast<std::uint16_t>(whole);
    }
    if (worst > 0.0) {
        stored.notes.push_back("Labels were up to " + digits(worst) + " off whole numbers and were rounded.");
    }
    if (odd > 0) {
        stored.notes.push_back(std::to_string(odd) + " voxels were not numbers (NaN) and were read as background.");
    }
    return LabelMap(stored.geometry, std::move(labels));
}

}  // namespace exemplar
