// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/ContactSheet.h"

#include "core/image/Components.h"
#include "ui/pictures/Legend.h"
#include "ui/pictures/Palette.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace exemplar::ui {
namespace {

constexpr int kMargin = 16, kGap = 10, kTitle = 50;

constexpr int kWrap = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;

/// Columns for a sheet that is a little wider than high and whose last row is as full as can be.
int columnsFor(int count, int cellWidth, int cellHeight) {
    const double best = std::sqrt(1.4 * count * (cellHeight + kGap) / (cellWidth + kGap));
    int columns = std::max(1, static_cast<int>(std::lround(best)));
    const auto holes = [count](int c) { return (c - count % c) % c; };
    for (int other : {columns + 1, columns - 1}) {
        if (other >= 1 && holes(other) < holes(columns)) {
            columns = other;
        }
    }
    return std::clamp(columns, 1, std::max(1, count));
}

}  // namespace

QImage contactSheet(const std::string& title, const std::vector<SheetPicture>& pictures, const LabelTable& table) {
    int width = 1, height = 1;
    std::set<std::uint16_t> shown;
    for (const SheetPicture& picture : pictures) {
        width = std::max(width, picture.image.width());
        height = std::max(height, picture.image.height());
        const auto present = labelsIn(picture.labels);
        shown.insert(present.begin(), present.end());
    }
    const int scale = std::max(1, 256 / std::max(width, height));
    const int cellWidth = width * scale, cellHeight = height * scale;
    const int count = static_cast<int>(pictures.size());
    const QFont titleFont = palette::font(20, true), captionFont = palette::font(12);
    int caption = 0;
    for (const SheetPicture& picture : pictures) {
        const QRect space(0, 0, cellWidth, 1000);
        caption = std::max(
            caption,
            4 + QFontMetrics(captionFont).boundingRect(space, kWrap, QString::fromStdString(picture.caption)).height());
    }
    const int columns = columnsFor(count, cellWidth, cellHeight + caption);
    const int rows = (count + columns - 1) / columns;
    const QString heading = QString::fromStdString(title);
    const int inner = std::max(columns * (cellWidth + kGap) - kGap, QFontMetrics(titleFont).horizontalAdvance(heading));
    const Legend legend(table, shown);
    QImage sheet(inner + 2 * kMargin, kTitle + rows * (cellHeight + caption + kGap) + legend.height(inner) + kMargin,
                 QImage::Format_RGB32);
    sheet.fill(palette::kPaper);
    QPainter painter(&sheet);
    painter.setRenderHint(QPainter::TextAntialiasing);
    painter.setFont(titleFont);
    painter.setPen(palette::kInk);
    painter.drawText(kMargin, 32, heading);
    painter.setFont(captionFont);
    painter.setPen(palette::kFaint);
    for (int i = 0; i < count; ++i) {
        const int x = kMargin + (i % columns) * (cellWidth + kGap);
        const int y = kTitle + (i / columns) * (cellHeight + caption + kGap);
        painter.drawImage(x, y, labelledPicture(pictures[i].image, pictures[i].labels, table, scale));
        painter.drawText(QRect(x, y + cellHeight + 4, cellWidth, caption), kWrap,
                         QString::fromStdString(pictures[i].caption));
    }
    legend.draw(painter, kMargin, sheet.height() - kMargin - legend.height(inner), inner);
    return sheet;
}

}  // namespace exemplar::ui
