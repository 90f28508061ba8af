// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/CurveTitle.h"

#include <QFontInfo>
#include <QPainter>

#include <algorithm>

namespace exemplar::ui {
namespace {

constexpr int kLongestName = 24;                      // characters
constexpr int kLine = 13, kBeside = 4, kBetween = 9;  // pixels

QFont bold(QFont font) {
    font.setBold(true);
    return font;
}

}  // namespace

QString shortened(const QString& name) {
    return name.size() <= kLongestName ? name : name.left(kLongestName - 1) + QChar(0x2026);
}

QFont smaller(QFont font) {
    font.setPointSizeF(0.88 * QFontInfo(font).pointSizeF());
    return font;
}

CurveTitle::CurveTitle(QWidget* parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); }

void CurveTitle::setText(const QString& title, const QString& note) {
    m_title = title;
    m_note = note;
    update();
}

void CurveTitle::setEntries(std::vector<Entry> entries) {
    m_entries = std::move(entries);
    update();
}

QSize CurveTitle::sizeHint() const { return {100, QFontMetrics(bold(font())).height() + 1}; }

void CurveTitle::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QColor ink = palette().color(QPalette::WindowText);
    painter.setFont(bold(font()));
    painter.setPen(ink);
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, m_title);
    int x = painter.fontMetrics().horizontalAdvance(m_title) + kBeside;
    painter.setFont(smaller(font()));
    const QString note = painter.fontMetrics().elidedText(m_note, Qt::ElideRight, std::max(0, width() - x));
    painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignLeft | Qt::AlignVCenter, note);
    x += painter.fontMetrics().horizontalAdvance(note) + kBetween;
    const int more = painter.fontMetrics().horizontalAdvance(QStringLiteral("+99"));
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const Entry& entry = m_entries[i];
        const QString name = shortened(entry.name);
        const int wide = painter.fontMetrics().horizontalAdvance(name);
        const int reserved = i + 1 < m_entries.size() ? kBetween + more : 0;
        if (x + kLine + kBeside + wide > width() - reserved) {
            painter.setPen(ink);
            painter.drawText(QRect(x, 0, more, height()), Qt::AlignVCenter,
                             QStringLiteral("+%1").arg(m_entries.size() - i));
            return;
        }
        painter.setPen(QPen(entry.colour, 2.5, entry.dashed ? Qt::DotLine : Qt::SolidLine));
        painter.drawLine(x, height() / 2, x + kLine, height() / 2);
        painter.setPen(ink);
        x += kLine + kBeside;
        painter.drawText(QRect(x, 0, wide + 1, height()), Qt::AlignVCenter, name);
        x += wide + kBetween;
    }
}

}  // namespace exemplar::ui
