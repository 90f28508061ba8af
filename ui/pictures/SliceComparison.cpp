// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/SliceComparison.h"

#include "ui/pictures/ContactSheet.h"

#include <QPainter>

#include <algorithm>

namespace exemplar::ui {

QImage sliceComparison(const std::string& title, const std::vector<ComparedSlice>& slices, const LabelTable& table) {
    constexpr int kGap = 8, kTop = 66, kCaption = 22, kLegend = 30, kPerRow = 2;
    int width = 1, height = 1;
    for (const ComparedSlice& slice : slices) {
        width = std::max(width, slice.image.width());
        height = std::max(height, slice.image.height());
    }
    const int scale = std::max(1, 260 / std::max(width, height));
    const int cellWidth = width * scale, cellHeight = height * scale;
    const int count = static_cast<int>(slices.size());
    const int groups = std::min(kPerRow, std::max(1, count));
    const int rows = (count + groups - 1) / groups;
    const int groupWidth = 3 * cellWidth + 2 * kGap;
    QImage sheet(groups * (groupWidth + 3 * kGap) + kGap, kTop + rows * (cellHeight + kCaption + kGap) + kLegend, QImage::Format_RGB32);
    sheet.fill(QColor(24, 26, 30));
    QPainter painter(&sheet);
    painter.setRenderHint(QPainter::TextAntialiasing);
    QFont font(QStringLiteral("DejaVu Sans"));
    font.setPixelSize(19);
    painter.setFont(font);
    painter.setPen(QColor(225, 228, 232));
    painter.drawText(kGap, 27, QString::fromStdString(title));
    font.setPixelSize(13);
    painter.setFont(font);
    for (int group = 0; group < groups; ++group) {
        const char* heads[] = {"slice", "truth", "result"};
        for (int part = 0; part < 3; ++part) {
            painter.drawText(kGap + group * (groupWidth + 3 * kGap) + part * (cellWidth + kGap), kTop - 8, QString::fromLatin1(heads[part]));
        }
    }
    for (int i = 0; i < count; ++i) {
        const int x = kGap + (i % groups) * (groupWidth + 3 * kGap);
        const int y = kTop + (i / groups) * (cellHeight + kCaption + kGap);
        const ComparedSlice& slice = slices[i];
        painter.drawImage(x, y, labelledPicture(slice.image, {}, table, scale));
        painter.drawImage(x + cellWidth + kGap, y, labelledPicture(slice.image, slice.truth, table, scale));
        painter.drawImage(x + 2 * (cellWidth + kGap), y, labelledPicture(slice.image, slice.result, table, scale));
        painter.setFont(font);
        painter.setPen(QColor(150, 156, 164));
        painter.drawText(x, y + cellHeight + 15, QString::fromStdString(slice.caption));
    }
    drawLegend(painter, kGap, sheet.height() - kLegend + 6, table);
    return sheet;
}

}  // namespace exemplar::ui
