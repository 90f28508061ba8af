// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/LabelOutline.h"

#include <algorithm>
#include <array>

namespace exemplar::ui {
namespace {

/// The blurred mask of the label's bounding box with two pixels around; value (0, 0) is pixel (left, top).
struct Field {
    int left = 0, top = 0;
    Image values;
};

Field blurredMask(const LabelImage& labels, std::uint16_t label) {
    int x0 = labels.width(), y0 = labels.height(), x1 = -1, y1 = -1;
    for (int y = 0; y < labels.height(); ++y) {
        for (int x = 0; x < labels.width(); ++x) {
            if (labels.at(x, y) == label) {
                x0 = std::min(x0, x);
                y0 = std::min(y0, y);
                x1 = std::max(x1, x);
                y1 = std::max(y1, y);
            }
        }
    }
    Field field;
    if (x1 < 0) {
        return field;
    }
    field.left = x0 - 2;
    field.top = y0 - 2;
    field.values = Image(x1 - x0 + 5, y1 - y0 + 5, 0.0F);
    constexpr std::array<float, 3> kWeights{0.125F, 0.75F, 0.125F};
    for (int y = 1; y + 1 < field.values.height(); ++y) {
        for (int x = 1; x + 1 < field.values.width(); ++x) {
            float sum = 0.0F;
            for (int dy = -1; dy <= 1; ++dy) {
                for (int dx = -1; dx <= 1; ++dx) {
                    const int px = field.left + x + dx, py = field.top + y + dy;
                    if (labels.contains(px, py) && labels.at(px, py) == label) {
                        sum += kWeights[dx + 1] * kWeights[dy + 1];
                    }
                }
            }
            field.values.at(x, y) = sum;
        }
    }
    return field;
}

}  // namespace

std::vector<QLineF> labelOutline(const LabelImage& labels, std::uint16_t label) {
    constexpr float kLevel = 0.5F;
    const Field field = blurredMask(labels, label);
    std::vector<QLineF> lines;
    for (int y = 0; y + 1 < field.values.height(); ++y) {
        for (int x = 0; x + 1 < field.values.width(); ++x) {
            // Corners clockwise from the upper left; edge e runs from corner e to corner e + 1.
            const std::array<float, 4> value{field.values.at(x, y), field.values.at(x + 1, y),
                                             field.values.at(x + 1, y + 1), field.values.at(x, y + 1)};
            constexpr std::array<std::array<int, 2>, 4> kCorner{{{0, 0}, {1, 0}, {1, 1}, {0, 1}}};
            std::array<QPointF, 4> crossing;
            std::size_t count = 0;
            for (std::size_t e = 0; e < 4; ++e) {
                const std::size_t next = (e + 1) % 4;
                if ((value[e] >= kLevel) != (value[next] >= kLevel)) {
                    const double share = (kLevel - value[e]) / (value[next] - value[e]);
                    crossing[count++] =
                        QPointF(field.left + x + 0.5 + kCorner[e][0] + share * (kCorner[next][0] - kCorner[e][0]),
                                field.top + y + 0.5 + kCorner[e][1] + share * (kCorner[next][1] - kCorner[e][1]));
                }
            }
            // With four crossings the corners above the level lie across: each gets a line of its own.
            const std::size_t first = count == 4 && value[0] >= kLevel ? 3 : 0;
            for (std::size_t i = 0; i + 1 < count; i += 2) {
                lines.emplace_back(crossing[(first + i) % 4], crossing[(first + i + 1) % 4]);
            }
        }
    }
    return lines;
}

}  // namespace exemplar::ui
