// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/BrushTool.h"

#include "ui/Workspace.h"
#include "ui/views/SliceView.h"

#include <QPainter>

#include <cmath>

namespace exemplar::ui {

QString BrushTool::name() const { return m_erases ? Workspace::tr("Eraser") : Workspace::tr("Brush"); }

QString BrushTool::hint() const {
    return m_erases ? Workspace::tr("Drag to erase labels; Shift and wheel change the size.")
                    : Workspace::tr("Drag to paint with the active label; Shift and wheel change the size.");
}

void BrushTool::press(const Touch& touch) {
    if (m_down || !(m_erases ? m_workspace.canEdit() : m_workspace.canPaint())) {
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
    m_settings.setRadius(m_settings.values().radius * std::pow(1.15, steps));
    return true;
}

void BrushTool::stroke(Vector3 from, const Touch& to) {
    const ToolSettings::Values& values = m_settings.values();
    Brush brush{values.radius, values.square, to.axis};
    if (values.solid) {
        brush.flat.reset();
    }
    m_last = to.voxel;
    m_workspace.showEdit(paintStroke(m_workspace.openEdit(), brush, from, to.voxel,
                                     m_erases ? std::uint16_t{0} : m_workspace.activeLabel(),
                                     m_settings.limits(m_workspace)));
}

void BrushTool::paint(QPainter& painter, const SliceView& view, const std::optional<Touch>& touch) const {
    if (!touch) {
        return;
    }
    const QPointF middle = view.fromPixel(touch->pixel);
    const double reach = m_settings.values().radius * view.pointsPerMm();
    painter.setPen(QPen(m_erases ? QColor(255, 120, 120) : QColor(255, 255, 255), 1.2));
    painter.setBrush(Qt::NoBrush);
    if (m_settings.values().square) {
        painter.drawRect(QRectF(middle.x() - reach, middle.y() - reach, 2 * reach, 2 * reach));
    } else {
        painter.drawEllipse(middle, reach, reach);
    }
}

}  // namespace exemplar::ui
