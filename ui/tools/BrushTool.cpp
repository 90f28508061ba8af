// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/BrushTool.h"

#include "ui/Workspace.h"
#include "ui/views/SliceView.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace exemplar::ui {

QString BrushTool::name() const { return m_erases ? Workspace::tr("Eraser") : Workspace::tr("Brush"); }

void BrushTool::setRadius(double millimetres) { m_radius = std::clamp(millimetres, 0.1, 100.0); }

void BrushTool::press(const Touch& touch) {
    if (m_down || m_workspace.editing() || (!m_erases && !m_workspace.canPaint())) {
        return;
    }
    m_workspace.beginEdit(name());
    m_down = true;
    stroke(touch.voxel, touch);
}

void BrushTool::move(const Touch& touch) {
    if (m_down) {
        stroke(m_last, touch);
    }
}

void BrushTool::release(const Touch& touch) {
    if (m_down) {
        stroke(m_last, touch);
        m_down = false;
        m_workspace.finishEdit();
    }
}

void BrushTool::cancel() {
    if (m_down) {
        m_down = false;
        m_workspace.abandonEdit();
    }
}

bool BrushTool::turn(int steps) {
    setRadius(m_radius * std::pow(1.15, steps));
    return true;
}

void BrushTool::stroke(Vector3 from, const Touch& to) {
    Brush brush{m_radius, m_square, to.axis};
    if (m_solid) {
        brush.flat.reset();
    }
    m_last = to.voxel;
    m_workspace.showEdit(paintStroke(m_workspace.openEdit(), brush, from, to.voxel,
                                     m_erases ? std::uint16_t{0} : m_workspace.activeLabel()));
}

void BrushTool::paint(QPainter& painter, const SliceView& view, const Touch& touch) const {
    const QPointF middle = view.fromPixel(touch.pixel);
    const double reach = m_radius * view.pointsPerMm();
    painter.setPen(QPen(m_erases ? QColor(255, 120, 120) : QColor(255, 255, 255), 1.2));
    painter.setBrush(Qt::NoBrush);
    if (m_square) {
        painter.drawRect(QRectF(middle.x() - reach, middle.y() - reach, 2 * reach, 2 * reach));
    } else {
        painter.drawEllipse(middle, reach, reach);
    }
}

}  // namespace exemplar::ui
