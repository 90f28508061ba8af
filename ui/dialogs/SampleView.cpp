// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/SampleView.h"

#include "ui/pictures/Legend.h"
#include "ui/pictures/Palette.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace exemplar::ui {
namespace {

constexpr int kMargin = 10, kGap = 6, kMore = 20;

}  // namespace

SampleView::SampleView(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Synthetic samples"));
}

void SampleView::setPictures(std::vector<Picture> pictures, const LabelTable& labels,
                             const std::set<std::uint16_t>& shown) {
    m_pictures = std::move(pictures);
    m_labels = labels;
    m_shown = shown;
    update();
}

void SampleView::setMessage(const QString& sentence) {
    m_message = sentence;
    update();
}

SampleView::Layout SampleView::layOut() const {
    Layout layout;
    if (m_pictures.empty()) {
        return layout;
    }
    const int wide = width() - 2 * kMargin;
    layout.named = m_shown;  // as many as fit into a third of the height
    while (!layout.named.empty() && Legend(m_labels, layout.named).height(wide) > height() / 3) {
        layout.named.erase(std::prev(layout.named.end()));
    }
    const int more = layout.named.size() < m_shown.size() ? kMore : 0;
    layout.legendTop = height() - kMargin / 2 - Legend(m_labels, layout.named).height(wide) - more;

    // The number of columns that makes the pictures largest.
    const int count = static_cast<int>(m_pictures.size());
    const QSize picture = m_pictures.front().image.size();
    const double aspect = static_cast<double>(picture.height()) / std::max(1, picture.width());
    const int high = layout.legendTop - 2 * kMargin;
    int columns = 1, cell = 1;
    for (int c = 1; c <= count; ++c) {
        const int rows = (count + c - 1) / c;
        const int byHeight = static_cast<int>((high - (rows - 1) * kGap) / (rows * std::max(0.01, aspect)));
        const int fitting = std::min((wide - (c - 1) * kGap) / c, byHeight);
        if (fitting > cell) {
            columns = c;
            cell = fitting;
        }
    }
    const int rows = (count + columns - 1) / columns, cellHeight = std::max(1, static_cast<int>(cell * aspect));
    const int left = (width() - columns * (cell + kGap) + kGap) / 2;
    const int top = (layout.legendTop - rows * (cellHeight + kGap) + kGap) / 2;
    for (int i = 0; i < count; ++i) {
        layout.cells.emplace_back(left + (i % columns) * (cell + kGap), top + (i / columns) * (cellHeight + kGap), cell,
                                  cellHeight);
    }
    return layout;
}

void SampleView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), palette::kPaper);
    painter.setRenderHints(QPainter::SmoothPixmapTransform | QPainter::TextAntialiasing);
    if (m_pictures.empty()) {
        painter.setPen(palette::kInk);
        painter.drawText(rect().adjusted(40, 20, -40, -20), Qt::AlignCenter | Qt::TextWordWrap, m_message);
        return;
    }
    const Layout layout = layOut();
    for (std::size_t i = 0; i < layout.cells.size(); ++i) {
        painter.drawImage(layout.cells[i], m_pictures[i].image);
    }
    Legend(m_labels, layout.named).draw(painter, kMargin, layout.legendTop, width() - 2 * kMargin);
    if (layout.named.size() < m_shown.size()) {
        painter.setFont(palette::font(13));
        painter.setPen(palette::kFaint);
        painter.drawText(QRect(kMargin, height() - kMargin / 2 - kMore, width() - 2 * kMargin, kMore),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         tr("and %n more", nullptr, static_cast<int>(m_shown.size() - layout.named.size())));
    }
}

bool SampleView::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const Layout layout = layOut();
        for (std::size_t i = 0; i < layout.cells.size(); ++i) {
            if (layout.cells[i].contains(help->pos())) {
                QToolTip::showText(help->globalPos(), m_pictures[i].origin, this, layout.cells[i]);
                return true;
            }
        }
        QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

}  // namespace exemplar::ui
