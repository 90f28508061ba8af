// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/Legend.h"

#include "ui/pictures/Palette.h"

#include <QFontMetrics>
#include <QPainter>

namespace exemplar::ui {
namespace {

constexpr int kBox = 14, kRow = 22, kGap = 20;

}  // namespace

Legend::Legend(const LabelTable& table, const std::set<std::uint16_t>& shown) {
    for (const LabelEntry& entry : table.entries()) {
        if (shown.contains(entry.id)) {
            m_table.add(entry);
        }
    }
    for (std::uint16_t label : shown) {
        m_table.ensure(label);
    }
}

int Legend::height(int width) const { return layOut(nullptr, 0, 0, width) * kRow; }

void Legend::draw(QPainter& painter, int x, int y, int width) const { layOut(&painter, x, y, width); }

int Legend::layOut(QPainter* painter, int x, int y, int width) const {
    const QFont font = palette::font(13);
    const QFontMetrics metrics(font);
    int left = x, rows = m_table.empty() ? 0 : 1;
    for (const LabelEntry& entry : m_table.entries()) {
        const QString name = QString::fromStdString(entry.name);
        const int needed = kBox + 6 + metrics.horizontalAdvance(name);
        if (left > x && left + needed > x + width) {
            left = x;
            ++rows;
        }
        if (painter != nullptr) {
            const int top = y + (rows - 1) * kRow;
            painter->fillRect(left, top + 3, kBox, kBox, QColor(entry.colour[0], entry.colour[1], entry.colour[2]));
            painter->setFont(font);
            painter->setPen(palette::kInk);
            painter->drawText(left + kBox + 6, top + kBox + 1, name);
        }
        left += needed + kGap;
    }
    return rows;
}

}  // namespace exemplar::ui
