// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Arguments.h"

#include "core/base/Error.h"

#include <cmath>
#include <cstdlib>

namespace exemplar::cli {
namespace {

std::vector<std::string> split(const std::string& text, char by) {
    std::vector<std::string> parts(1);
    for (char c : text) {
        if (c == by) {
            parts.emplace_back();
        } else {
            parts.back() += c;
        }
    }
    return parts;
}

double number(const std::string& text, const std::string& whole, const char* form) {
    char* end = nullptr;
    const double value = std::strtod(text.c_str(), &end);
    if (text.empty() || *end != '\0' || !std::isfinite(value)) {
        throw Error(ErrorCode::Usage, "'" + whole + "' is not of the form " + form + ".", {whole});
    }
    return value;
}

int sliceNumber(const std::string& text, const std::string& whole) {
    const double value = number(text, whole, "52,64 or 10-20");
    if (value != std::floor(value) || value < 0 || value > 1e6) {
        throw Error(ErrorCode::Usage, "'" + text + "' is not a slice; slices are whole numbers from 0.", {whole});
    }
    return static_cast<int>(value);
}

}  // namespace

std::vector<int> parseSlices(const std::string& text) {
    std::vector<int> slices;
    for (const std::string& part : split(text, ',')) {
        const auto ends = split(part, '-');
        const int first = sliceNumber(ends[0], text);
        const int last = ends.size() == 2 ? sliceNumber(ends[1], text) : first;
        if (ends.size() > 2 || last < first || last - first > 100000) {
            throw Error(ErrorCode::Usage, "'" + text + "' is not of the form 52,64 or 10-20.", {text});
        }
        for (int slice = first; slice <= last; ++slice) {
            slices.push_back(slice);
        }
    }
    return slices;
}

std::vector<int> parseOptionalSlices(const std::string& text) {
    return text.empty() ? std::vector<int>{} : parseSlices(text);
}

PromptPoint parsePoint(const std::string& text) {
    const auto parts = split(text, ',');
    if (parts.size() < 2 || parts.size() > 3 || (parts.size() == 3 && parts[2] != "+" && parts[2] != "-")) {
        throw Error(ErrorCode::Usage, "'" + text + "' is not of the form x,y or x,y,+ or x,y,-.", {text});
    }
    return {number(parts[0], text, "x,y[,+|-]"), number(parts[1], text, "x,y[,+|-]"),
            parts.size() < 3 || parts[2] == "+"};
}

PromptBox parseBox(const std::string& text) {
    const auto parts = split(text, ',');
    if (parts.size() != 4) {
        throw Error(ErrorCode::Usage, "'" + text + "' is not of the form x0,y0,x1,y1.", {text});
    }
    return {number(parts[0], text, "x0,y0,x1,y1"), number(parts[1], text, "x0,y0,x1,y1"),
            number(parts[2], text, "x0,y0,x1,y1"), number(parts[3], text, "x0,y0,x1,y1")};
}

std::optional<IntensityWindow> parseWindow(const std::string& text) {
    if (text.empty()) {
        return std::nullopt;
    }
    const auto parts = split(text, ',');
    if (parts.size() != 2) {
        throw Error(ErrorCode::Usage, "'" + text + "' is not of the form low,high.", {text});
    }
    const IntensityWindow window{number(parts[0], text, "low,high"), number(parts[1], text, "low,high")};
    if (!(window.high > window.low)) {
        throw Error(ErrorCode::Usage, "The window '" + text + "' is empty; its second number must be the larger one.",
                    {text});
    }
    return window;
}

}  // namespace exemplar::cli
