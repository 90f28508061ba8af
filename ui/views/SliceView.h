// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/Workspace.h"
#include "ui/tools/Tool.h"

#include <QImage>
#include <QWidget>

#include <optional>

namespace exemplar::ui {

/// One plane of the scan in radiological display: wheel scrolls, Ctrl and wheel zooms, Shift and wheel turns the tool,
/// middle drag pans, right drag changes window and level, the left button belongs to the tool.
class SliceView final : public QWidget {
    Q_OBJECT

public:
    SliceView(Workspace& workspace, Axis axis, QWidget* parent = nullptr);

    Axis axis() const { return m_axis; }
    void setTool(Tool* tool);
    void resetZoom();

    /// Widget points to displayed pixels of the slice and back.
    QPointF toPixel(const QPointF& point) const;
    QPointF fromPixel(const QPointF& pixel) const;
    double pointsPerMm() const;
    QSize minimumSizeHint() const override { return {160, 120}; }

Q_SIGNALS:
    /// What lies under the pointer, for the status bar; empty when it has left.
    void pointed(const QString& text);
    void maximiseWanted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void rebuild();
    void refresh();
    Touch touchAt(const QPointF& point) const;
    QPointF cursorPixel() const;
    void drawCrosshair(QPainter& painter) const;
    void drawLetters(QPainter& painter) const;
    void drawScaleBar(QPainter& painter) const;
    void point(const QPointF& place);

    Workspace& m_workspace;
    Axis m_axis;
    std::optional<SlicePlane> m_plane;
    QImage m_picture;
    bool m_stale = true;
    Tool* m_tool = nullptr;
    double m_zoom = 1.0;
    QPointF m_pan;  // points
    QPointF m_last;
    IntensityWindow m_startWindow;
    QPointF m_start;
    int m_wheel = 0;
    std::optional<QPointF> m_pointer;
};

}  // namespace exemplar::ui
