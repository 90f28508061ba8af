// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/ContactSheet.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace exemplar::ui {
namespace {

constexpr int kGap = 10, kTitle = 40, kCaption = 20, kLegend = 30;
const QColor kPaper(24, 26, 30), kInk(225, 228, 232), kFaint(150, 156, 164);

}  // namespace

void drawLegend(QPainter& painter, int x, int y, const LabelTable& table) {
    QFont font = painter.font();
    font.setPixelSize(13);
    painter.setFont(font);
    for (const LabelEntry& entry : table.entries()) {
        painter.fillRect(x, y, 14, 14, QColor(entry.colour[0], entry.colour[1], entry.colour[2]));
        const QString name = QString::fromStdString(entry.name);
        painter.setPen(kInk);
        painter.drawText(x + 20, y + 12, name);
        x += 34 + painter.fontMetrics().horizontalAdvance(name);
    }
}

QImage contactSheet(const std::string& title, const std::vector<SheetPicture>& pictures, const LabelTable& table) {
    int cellWidth = 1, cellHeight = 1;
    for (const SheetPicture& picture : pictures) {
        cellWidth = std::max(cellWidth, picture.image.width());
        cellHeight = std::max(cellHeight, picture.image.height());
    }
    const int count = static_cast<int>(pictures.size());
    const int columns = std::clamp(static_cast<int>(std::ceil(std::sqrt(count * 1.4))), 1, std::max(1, 2400 / cellWidth));
    const int rows = (count + columns - 1) / columns;
    QImage sheet(columns * (cellWidth + kGap) + kGap, kTitle + rows * (cellHeight + kCaption + kGap) + kLegend, QImage::Format_RGB32);
    sheet.fill(kPaper);
    QPainter painter(&sheet);
    painter.setRenderHint(QPainter::TextAntialiasing);
    QFont font(QStringLiteral("DejaVu Sans"));
    font.setPixelSize(19);
    painter.setFont(font);
    painter.setPen(kInk);
    painter.drawText(kGap, 27, QString::fromStdString(title));
    font.setPixelSize(12);
    for (int i = 0; i < count; ++i) {
        const int x = kGap + (i % columns) * (cellWidth + kGap);
        const int y = kTitle + (i / columns) * (cellHeight + kCaption + kGap);
        painter.drawImage(x, y, labelledPicture(pictures[i].image, pictures[i].labels, table));
        painter.setFont(font);
        painter.setPen(kFaint);
        painter.drawText(x, y + cellHeight + 14, painter.fontMetrics().elidedText(QString::fromStdString(pictures[i].caption), Qt::ElideRight, cellWidth));
    }
    drawLegend(painter, kGap, sheet.height() - kLegend + 6, table);
    return sheet;
}

}  // namespace exemplar::ui
