// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/PolygonTool.h"

#include "ui/Workspace.h"
#include "ui/views/SliceView.h"

#include <QPainter>

#include <cmath>

namespace exemplar::ui {
namespace {

constexpr double kGrip = 2.5;      // pixels around a corner that grip it
constexpr double kFreehand = 1.5;  // pixels between the corners of a free outline

}  // namespace

QString PolygonTool::name() const { return Workspace::tr("Polygon"); }

QString PolygonTool::hint() const {
    return Workspace::tr(
        "Click corners or drag an outline; drag corners to change it, Return fills it, Escape discards it.");
}

int PolygonTool::cornerNear(const QPointF& pixel) const {
    for (std::size_t i = 0; i < m_corners.size(); ++i) {
        if (std::hypot(m_corners[i].x - pixel.x(), m_corners[i].y - pixel.y()) < kGrip) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

void PolygonTool::press(const Touch& touch) {
    if (!onSlice(touch)) {
        m_corners.clear();
        m_axis = touch.axis;
        m_slice = touch.slice;
    }
    m_moved = false;
    m_held = cornerNear(touch.pixel);
    if (m_held < 0) {
        m_corners.push_back({touch.pixel.x(), touch.pixel.y()});
        m_drawing = true;
    }
}

void PolygonTool::move(const Touch& touch) {
    if (!onSlice(touch)) {
        return;
    }
    if (m_held >= 0) {
        PolygonPoint& corner = m_corners[static_cast<std::size_t>(m_held)];
        m_moved = m_moved || std::hypot(corner.x - touch.pixel.x(), corner.y - touch.pixel.y()) > 0.5 * kGrip;
        if (m_moved) {
            corner = {touch.pixel.x(), touch.pixel.y()};
        }
    } else if (m_drawing &&
               std::hypot(m_corners.back().x - touch.pixel.x(), m_corners.back().y - touch.pixel.y()) >= kFreehand) {
        m_corners.push_back({touch.pixel.x(), touch.pixel.y()});
    }
}

void PolygonTool::release(const Touch&) {
    if (m_held == 0 && !m_moved && m_corners.size() > 2) {
        fill();
    }
    m_held = -1;
    m_drawing = false;
}

void PolygonTool::cancel() {
    m_corners.clear();
    m_held = -1;
    m_drawing = false;
}

bool PolygonTool::key(int key) {
    if ((key == Qt::Key_Return || key == Qt::Key_Enter) && m_corners.size() > 2) {
        fill();
        return true;
    }
    if (key == Qt::Key_Backspace && !m_corners.empty()) {
        m_corners.pop_back();
        return true;
    }
    return false;
}

void PolygonTool::fill() {
    if (m_workspace.canPaint()) {
        LabelEditor& editor = m_workspace.beginEdit(name());
        fillPolygon(editor, SlicePlane(m_workspace.geometry(), m_axis), m_slice, m_corners, m_workspace.activeLabel(),
                    m_settings.limits(m_workspace));
        m_workspace.finishEdit();
    }
    cancel();
}

void PolygonTool::paint(QPainter& painter, const SliceView& view, const std::optional<Touch>& touch) const {
    if (m_corners.empty() || view.axis() != m_axis || m_workspace.slice(m_axis) != m_slice) {
        return;
    }
    QPolygonF line;
    for (const PolygonPoint& corner : m_corners) {
        line << view.fromPixel({corner.x, corner.y});
    }
    if (touch && !m_drawing && m_held < 0) {
        line << view.fromPixel(touch->pixel);
    }
    painter.setPen(QPen(QColor(255, 230, 90), 1.4));
    painter.setBrush(QColor(255, 230, 90, 40));
    painter.drawPolygon(line);
    painter.setBrush(QColor(255, 230, 90));
    for (std::size_t i = 0; i < m_corners.size() && m_corners.size() < 60; ++i) {
        painter.drawEllipse(view.fromPixel({m_corners[i].x, m_corners[i].y}), i == 0 ? 4.0 : 2.5, i == 0 ? 4.0 : 2.5);
    }
}

}  // namespace exemplar::ui
