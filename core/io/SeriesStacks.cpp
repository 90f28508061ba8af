// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/SeriesStacks.h"

#include "core/base/Utf8.h"

#include <algorithm>
#include <cmath>

namespace exemplar {
namespace {

constexpr double kSameDirection = 5e-3;  // of direction cosines: 0.3 degrees
constexpr double kSamePixel = 0.01;      // of the size of a pixel

double turnBetween(const DicomFrame& a, const DicomFrame& b) {
    double most = 0.0;
    for (std::size_t i = 0; i < a.orientation.size(); ++i) {
        most = std::max(most, std::abs(a.orientation[i] - b.orientation[i]));
    }
    return most;
}

bool samePixels(const DicomFrame& a, const DicomFrame& b) {
    return std::abs(a.columnStep - b.columnStep) <= kSamePixel * a.columnStep &&
           std::abs(a.rowStep - b.rowStep) <= kSamePixel * a.rowStep;
}

bool sameSeries(const DicomHeader& a, const DicomHeader& b) {
    const bool same = a.seriesUid == b.seriesUid && a.seriesNumber == b.seriesNumber && a.modality == b.modality &&
                      a.rows == b.rows && a.columns == b.columns && a.colour == b.colour && a.mosaic == b.mosaic &&
                      a.inverted == b.inverted && a.compression.empty() == b.compression.empty();
    return same && (!a.seriesUid.empty() || (a.description == b.description && a.studyUid == b.studyUid &&
                                             a.frameOfReference == b.frameOfReference));
}

}  // namespace

Vector3 normalOf(const DicomFrame& frame) {
    const auto& o = frame.orientation;
    return {o[1] * o[5] - o[2] * o[4], o[2] * o[3] - o[0] * o[5], o[0] * o[4] - o[1] * o[3]};
}

double dotProduct(const Vector3& a, const Vector3& b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; }

std::string nameOf(const DicomFrame& frame) {
    return validUtf8(frame.file.filename().string()) +
           (frame.index > 0 ? " (frame " + std::to_string(frame.index) + ")" : "");
}

void SeriesStacks::add(DicomHeader header) {
    std::vector<DicomFrame> frames = std::move(header.frames);
    header.frames.clear();
    for (DicomFrame& frame : frames) {
        // Frames of one file come stack after stack: the last one fits most often.
        const auto fits = [&](const Stack& stack) {
            const DicomFrame& first = stack.frames.front();
            return sameSeries(stack.header, header) && first.placed == frame.placed && samePixels(first, frame) &&
                   turnBetween(first, frame) <= kSameDirection;
        };
        const auto found = std::find_if(m_stacks.rbegin(), m_stacks.rend(), fits);
        if (found == m_stacks.rend()) {
            m_stacks.push_back({header, {std::move(frame)}, 0.0});
        } else {
            found->turned = std::max(found->turned, turnBetween(found->frames.front(), frame));
            found->frames.push_back(std::move(frame));
        }
    }
}

}  // namespace exemplar
