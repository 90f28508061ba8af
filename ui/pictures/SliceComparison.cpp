// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/SliceComparison.h"

#include "core/image/Components.h"
#include "ui/pictures/Legend.h"
#include "ui/pictures/Palette.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace exemplar::ui {

QImage sliceComparison(const std::string& title, const std::vector<ComparedSlice>& slices, const LabelTable& table) {
    constexpr int kMargin = 16, kGap = 6, kGroupGap = 28, kTop = 84, kCaption = 34, kPerRow = 2;
    int width = 1, height = 1;
    std::set<std::uint16_t> shown;
    for (const ComparedSlice& slice : slices) {
        width = std::max(width, slice.image.width());
        height = std::max(height, slice.image.height());
        for (const LabelImage* labels : {&slice.truth, &slice.result}) {
            const auto present = labelsIn(*labels);
            shown.insert(present.begin(), present.end());
        }
    }
    const int scale = std::max(1, 440 / std::max(width, height));
    const int cellWidth = width * scale, cellHeight = height * scale;
    const int count = static_cast<int>(slices.size());
    const int groups = std::clamp(count, 1, kPerRow);
    const int rows = (count + groups - 1) / groups;
    const int groupWidth = 3 * cellWidth + 2 * kGap;
    const QFont titleFont = palette::font(22, true), textFont = palette::font(15);
    const QString heading = QString::fromStdString(title);
    const int inner =
        std::max(groups * (groupWidth + kGroupGap) - kGroupGap, QFontMetrics(titleFont).horizontalAdvance(heading));
    const Legend legend(table, shown);
    QImage sheet(inner + 2 * kMargin, kTop + rows * (cellHeight + kCaption) + legend.height(inner) + kMargin,
                 QImage::Format_RGB32);
    sheet.fill(palette::kPaper);
    QPainter painter(&sheet);
    painter.setRenderHint(QPainter::TextAntialiasing);
    painter.setFont(titleFont);
    painter.setPen(palette::kInk);
    painter.drawText(kMargin, 34, heading);
    painter.setFont(textFont);
    for (int group = 0; group < (count > 0 ? groups : 0); ++group) {
        const int x = kMargin + group * (groupWidth + kGroupGap);
        painter.drawText(x, kTop - 9, QStringLiteral("slice"));
        painter.drawText(x + cellWidth + kGap, kTop - 9, QStringLiteral("truth"));
        painter.drawText(x + 2 * (cellWidth + kGap), kTop - 9, QStringLiteral("result"));
    }
    painter.setPen(palette::kFaint);
    for (int i = 0; i < count; ++i) {
        const ComparedSlice& slice = slices[i];
        const int x = kMargin + (i % groups) * (groupWidth + kGroupGap);
        const int y = kTop + (i / groups) * (cellHeight + kCaption);
        painter.drawImage(x, y, labelledPicture(slice.image, {}, table, scale));
        painter.drawImage(x + cellWidth + kGap, y, labelledPicture(slice.image, slice.truth, table, scale));
        painter.drawImage(x + 2 * (cellWidth + kGap), y, labelledPicture(slice.image, slice.result, table, scale));
        painter.drawText(x, y + cellHeight + 20, QString::fromStdString(slice.caption));
    }
    legend.draw(painter, kMargin, sheet.height() - kMargin - legend.height(inner), inner);
    return sheet;
}

}  // namespace exemplar::ui
