// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/Thumbnail.h"

#include <algorithm>
#include <cmath>

namespace exemplar {
namespace {

/// Means of the source pixels under each target pixel.
Image shrunk(const std::vector<float>& values, int width, int height, int targetWidth, int targetHeight) {
    Image picture(targetWidth, targetHeight);
    for (int y = 0; y < targetHeight; ++y) {
        const int y0 = y * height / targetHeight, y1 = std::max(y0 + 1, (y + 1) * height / targetHeight);
        for (int x = 0; x < targetWidth; ++x) {
            const int x0 = x * width / targetWidth, x1 = std::max(x0 + 1, (x + 1) * width / targetWidth);
            double sum = 0.0;
            for (int j = y0; j < y1; ++j) {
                for (int i = x0; i < x1; ++i) {
                    sum += values[static_cast<std::size_t>(j) * static_cast<std::size_t>(width) +
                                  static_cast<std::size_t>(i)];
                }
            }
            picture.at(x, y) = static_cast<float>(sum / ((y1 - y0) * (x1 - x0)));
        }
    }
    return picture;
}

void stretch(Image& picture) {
    std::vector<float> sorted(picture.pixels().begin(), picture.pixels().end());
    std::sort(sorted.begin(), sorted.end());
    const float low = sorted[sorted.size() / 100], high = sorted[sorted.size() - 1 - sorted.size() / 100];
    for (float& value : picture.pixels()) {
        value = high > low ? std::clamp((value - low) / (high - low), 0.0F, 1.0F) : 0.0F;
    }
}

}  // namespace

Image thumbnail(const DicomSeries& series, int longest) {
    if (series.frames.empty() || series.rows < 1 || series.columns < 1) {
        return {};
    }
    const DicomFrame& frame = series.frames[series.frames.size() / 2];
    const std::vector<float> values = DicomPixels(frame.file).read(frame);
    if (values.size() != static_cast<std::size_t>(series.rows) * static_cast<std::size_t>(series.columns)) {
        return {};
    }
    const double wide = series.columns * (frame.columnStep > 0.0 ? frame.columnStep : 1.0);
    const double high = series.rows * (frame.rowStep > 0.0 ? frame.rowStep : 1.0);
    const double scale = longest / std::max(wide, high);
    Image picture =
        shrunk(values, series.columns, series.rows, std::max(1, static_cast<int>(std::lround(wide * scale))),
               std::max(1, static_cast<int>(std::lround(high * scale))));
    stretch(picture);
    if (series.inverted) {
        for (float& value : picture.pixels()) {
            value = 1.0F - value;
        }
    }
    return picture;
}

}  // namespace exemplar
