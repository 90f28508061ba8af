// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/SmartTool.h"

#include "core/editing/Polygon.h"
#include "ui/Workspace.h"
#include "ui/views/SliceView.h"

#include <QPainter>

#include <cmath>

namespace exemplar::ui {
namespace {

constexpr double kSmallestBox = 4.0;  // pixels; shorter drags are clicks

}  // namespace

SmartTool::SmartTool(Workspace& workspace, const ToolSettings& settings, Ask ask)
    : Tool(workspace), m_settings(settings), m_ask(std::move(ask)) {}

QString SmartTool::name() const { return Workspace::tr("Smart"); }

QString SmartTool::hint() const {
    return Workspace::tr(
        "Click or drag a box on a structure; Ctrl and click: background. Return accepts the prediction, Escape "
        "discards it.");
}

void SmartTool::press(const Touch& touch) {
    if (!m_workspace.canPaint()) {
        return;
    }
    if (!onSlice(touch) || m_prompt.label != m_workspace.activeLabel()) {
        leave();
        m_axis = touch.axis;
        m_slice = touch.slice;
        m_prompt.label = m_workspace.activeLabel();
    }
    m_down = true;
    m_negative = touch.alternate;
    m_start = m_now = touch.pixel;
}

void SmartTool::move(const Touch& touch) { m_now = touch.pixel; }

void SmartTool::release(const Touch& touch) {
    if (!m_down || !onSlice(touch)) {
        return;
    }
    m_down = false;
    m_now = touch.pixel;
    const QRectF box = QRectF(m_start, m_now).normalized();
    if (box.width() >= kSmallestBox && box.height() >= kSmallestBox) {
        if (beside(box)) {
            take();
            m_axis = touch.axis;
            m_slice = touch.slice;
            m_prompt.label = m_workspace.activeLabel();
        }
        m_prompt.box = PromptBox{box.left(), box.top(), box.right(), box.bottom()};
    } else {
        m_prompt.points.push_back({m_start.x(), m_start.y(), !m_negative});
    }
    m_ask(m_axis, m_slice, m_prompt, ++m_asked);
}

/// No pixel of the answer lies in the box, which thus means another part.
bool SmartTool::beside(const QRectF& box) const {
    if (!hasGhost()) {
        return false;
    }
    for (int y = 0; y < m_ghost.height(); ++y) {
        for (int x = 0; x < m_ghost.width(); ++x) {
            if (m_ghost.at(x, y) != 0 && box.contains(QPointF(x, y))) {
                return false;
            }
        }
    }
    return true;
}

bool SmartTool::isAt(const Workspace& workspace) const {
    return workspace.activeLabel() == m_prompt.label && workspace.slice(m_axis) == m_slice;
}

void SmartTool::leave() {
    if (hasGhost() && m_settings.values().takeOnGoingOn) {
        take();
    } else {
        cancel();
    }
}

void SmartTool::cancel() {
    ++m_asked;  // an answer that is under way comes too late
    m_prompt = {};
    m_ghost = {};
    m_picture = {};
    m_slice = -1;
    m_down = false;
}

void SmartTool::show(std::uint64_t asked, const Mask& answer) {
    if (asked != m_asked) {
        return;
    }
    m_ghost = answer;
    m_picture = QImage(answer.width(), answer.height(), QImage::Format_ARGB32_Premultiplied);
    m_picture.fill(Qt::transparent);
    for (int y = 0; y < answer.height(); ++y) {
        for (int x = 0; x < answer.width(); ++x) {
            if (answer.at(x, y) != 0) {
                m_picture.setPixel(x, y, qPremultiply(qRgba(120, 220, 255, 120)));
            }
        }
    }
}

bool SmartTool::key(int key) {
    if ((key == Qt::Key_Return || key == Qt::Key_Enter) && hasGhost()) {
        take();
        return true;
    }
    return false;
}

void SmartTool::take() {
    if (m_workspace.canEdit() && m_workspace.table().indexOf(m_prompt.label) >= 0) {
        LabelEditor& editor = m_workspace.beginEdit(name());
        paintMask(editor, SlicePlane(m_workspace.geometry(), m_axis), m_slice, m_ghost, m_prompt.label);
        m_workspace.finishEdit();
        m_workspace.rememberPrompt({m_axis, m_slice, m_prompt});
    }
    cancel();
}

void SmartTool::paint(QPainter& painter, const SliceView& view, const std::optional<Touch>&) const {
    if (view.axis() != m_axis || m_workspace.slice(m_axis) != m_slice) {
        return;
    }
    if (!m_picture.isNull()) {
        painter.save();
        painter.setTransform(view.pixelTransform(), true);
        painter.drawImage(QRectF(-0.5, -0.5, m_picture.width(), m_picture.height()), m_picture);
        painter.restore();
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(255, 230, 90), 1.4));
    if (m_down) {
        painter.drawRect(QRectF(view.fromPixel(m_start), view.fromPixel(m_now)).normalized());
    } else if (m_prompt.box) {
        painter.drawRect(QRectF(view.fromPixel({m_prompt.box->x0, m_prompt.box->y0}),
                                view.fromPixel({m_prompt.box->x1, m_prompt.box->y1}))
                             .normalized());
    }
    for (const PromptPoint& point : m_prompt.points) {
        painter.setPen(QPen(Qt::white, 1.0));
        painter.setBrush(point.positive ? QColor(60, 200, 90) : QColor(230, 70, 70));
        painter.drawEllipse(view.fromPixel({point.x, point.y}), 4.0, 4.0);
    }
}

}  // namespace exemplar::ui
