// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/SliceStrip.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace exemplar::ui {
namespace {

constexpr int kMargin = 8;  // points at both ends
constexpr int kBarTop = 9, kBarBottom = 8;

}  // namespace

SliceStrip::SliceStrip(Workspace& workspace, SliceModel& slices, ReviewCommands& review, QWidget* parent)
    : QWidget(parent), m_workspace(workspace), m_slices(slices), m_review(review) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(true);
    setAccessibleName(tr("Slices and their states"));
    connect(&slices, &SliceModel::changed, this, qOverload<>(&QWidget::update));
    connect(&workspace, &Workspace::cursorChanged, this, qOverload<>(&QWidget::update));
}

QColor SliceStrip::colourOf(SliceState state) {
    switch (state) {
        case SliceState::HandMade:
            return {0x4f, 0x8f, 0xd9};
        case SliceState::Exemplar:
            return {0xf0, 0xb4, 0x29};
        case SliceState::Proposed:
            return {0x9b, 0x87, 0xc9};
        case SliceState::Doubtful:
            return {0xd9, 0x4f, 0x3d};
        case SliceState::Accepted:
            return {0x4c, 0xaf, 0x6d};
        case SliceState::Edited:
            return {0x2f, 0xa5, 0xa0};
        default:
            return {0x80, 0x84, 0x8a, 70};
    }
}

QString SliceStrip::nameOf(SliceState state) {
    switch (state) {
        case SliceState::HandMade:
            return tr("made by hand");
        case SliceState::Exemplar:
            return tr("exemplar");
        case SliceState::Proposed:
            return tr("proposed");
        case SliceState::Doubtful:
            return tr("doubtful");
        case SliceState::Accepted:
            return tr("accepted");
        case SliceState::Edited:
            return tr("corrected");
        default:
            return tr("empty");
    }
}

int SliceStrip::sliceAt(double x) const {
    const int count = std::max(1, m_slices.count());
    return std::clamp(static_cast<int>((x - kMargin) / (width() - 2 * kMargin) * count), 0, count - 1);
}

double SliceStrip::placeOf(int slice) const {
    return kMargin + static_cast<double>(slice) * (width() - 2 * kMargin) / std::max(1, m_slices.count());
}

void SliceStrip::paintEvent(QPaintEvent*) {
    if (!m_workspace.hasScan() || m_slices.count() == 0) {
        return;
    }
    QPainter painter(this);
    const QRectF bar(kMargin, kBarTop, width() - 2 * kMargin, height() - kBarTop - kBarBottom);
    painter.fillRect(bar, palette().color(QPalette::Base));
    const double each = bar.width() / m_slices.count();
    const double gap = each > 4.0 ? 1.0 : 0.0;
    for (int slice = 0; slice < m_slices.count(); ++slice) {
        const SliceState state = m_slices.state(slice);
        const QRectF cell(placeOf(slice), bar.top(), std::max(1.0, each - gap), bar.height());
        if (state != SliceState::Empty) {
            painter.fillRect(cell, colourOf(state));
        }
        if (m_workspace.madeUp(m_slices.axis(), slice)) {
            painter.fillRect(cell, QBrush(palette().color(QPalette::WindowText), Qt::BDiagPattern));
        }
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (int slice = 0; slice < m_slices.count(); ++slice) {  // marks over the bar, not to be overlooked on thin cells
        const SliceState state = m_slices.state(slice);
        const double middle = placeOf(slice) + 0.5 * each;
        if (state == SliceState::Exemplar) {
            painter.setBrush(colourOf(state));
            painter.drawPolygon(QPolygonF({{middle - 4, 1}, {middle + 4, 1}, {middle, kBarTop - 1.0}}));
        } else if (state == SliceState::Doubtful) {
            painter.setBrush(colourOf(state));
            painter.drawEllipse(QPointF(middle, bar.bottom() + 4), 2.0, 2.0);
        }
    }
    const int here = m_review.slice();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(palette().color(QPalette::WindowText), 1.0));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(placeOf(here) - 1.0, bar.top() - 2.0, std::max(3.0, each + 1.0), bar.height() + 3.0));
}

void SliceStrip::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && m_workspace.hasScan()) {
        m_review.goTo(sliceAt(event->position().x()));
    }
}

void SliceStrip::mouseMoveEvent(QMouseEvent* event) {
    if ((event->buttons() & Qt::LeftButton) && m_workspace.hasScan()) {
        m_review.goTo(sliceAt(event->position().x()));
    }
}

void SliceStrip::wheelEvent(QWheelEvent* event) {
    if (m_workspace.hasScan()) {
        m_review.goTo(m_review.slice() + (event->angleDelta().y() > 0 ? 1 : -1));
    }
    event->accept();
}

bool SliceStrip::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip && m_workspace.hasScan() && m_slices.count() > 0) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), describe(sliceAt(help->pos().x())), this);
        return true;
    }
    return QWidget::event(event);
}

QString SliceStrip::describe(int slice) const {
    QString text = tr("Slice %1: %2").arg(slice).arg(nameOf(m_slices.state(slice)));
    if (m_workspace.madeUp(m_slices.axis(), slice)) {
        text += tr("; missing in the scan, computed from its neighbours, cannot be an exemplar");
    }
    const SliceMark& mark = m_workspace.review().mark(slice);
    if (mark.proposed && !mark.edited) {
        text += tr(", estimated quality %1").arg(mark.quality, 0, 'f', 2);
    }
    QStringList names;
    for (const auto& [label, size] : m_slices.labels(slice)) {
        names << QString::fromStdString(m_workspace.table().nameOf(label));
    }
    return names.isEmpty() ? text : text + "\n" + names.join(QStringLiteral(", "));
}

}  // namespace exemplar::ui
