// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/LivePlot.h"

#include <QApplication>
#include <QMouseEvent>
#include <QWheelEvent>

namespace exemplar::ui {

/// The part of a plot in which curves are drawn.
inline QWidget& canvasOf(LivePlot& plot) {
    for (QWidget* child : plot.findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly)) {
        if (child->inherits("QCustomPlot")) {
            return *child;
        }
    }
    qFatal("no canvas");
}

/// Sent straight to the widget: a cursor that is there already would not move.
inline void moveTo(QWidget& widget, const QPoint& place, Qt::MouseButtons buttons = Qt::NoButton) {
    QMouseEvent event(QEvent::MouseMove, place, widget.mapToGlobal(place), Qt::NoButton, buttons, Qt::NoModifier);
    QApplication::sendEvent(&widget, &event);
}

/// In the middle; steps above 0 are away from the user.
inline void wheel(QWidget& widget, int steps) {
    const QPointF middle(widget.width() / 2.0, widget.height() / 2.0);
    QWheelEvent event(middle, widget.mapToGlobal(middle), {}, {0, 120 * steps}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(&widget, &event);
}

}  // namespace exemplar::ui
