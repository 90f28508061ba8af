// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/Workspace.h"
#include "ui/tools/Tool.h"
#include "ui/views/SliceRenderer.h"

#include <QImage>
#include <QTransform>
#include <QWidget>

#include <optional>

namespace exemplar::ui {

/// One plane of the scan: wheel scrolls, Ctrl and wheel zooms, Shift and wheel turns the tool, middle drag pans, right
/// drag changes window and level, the left button belongs to the tool, a double click maximises.
class SliceView final : public QWidget {
    Q_OBJECT

public:
    SliceView(Workspace& workspace, Axis axis, QWidget* parent = nullptr);

    Axis axis() const { return m_axis; }
    static QString nameOf(Axis axis);
    void setTool(Tool* tool);
    void resetZoom();
    /// Zoom and pan as text, for sessions.
    QString viewState() const;
    void restoreViewState(const QString& state);

    /// Widget points to displayed pixels of the slice and back.
    QPointF toPixel(const QPointF& point) const;
    QPointF fromPixel(const QPointF& pixel) const;
    /// From pixels (centres at whole numbers) to widget points.
    QTransform pixelTransform() const;
    double pointsPerMm() const;
    QSize minimumSizeHint() const override { return {160, 120}; }

Q_SIGNALS:
    /// What lies under the pointer, for the status bar; empty when it has left.
    void pointed(const QString& text);
    void maximiseWanted();
    void focused();

protected:
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void rebuild();
    /// Everything is drawn anew.
    void refresh();
    void followCursor();
    void followEdit(const VoxelBox& box);
    void renderWhatIsStale();
    bool mirrored() const;
    Touch touchAt(const QPointF& point) const;
    QPointF cursorPixel() const;
    void drawSlice(QPainter& painter) const;
    void drawCrosshair(QPainter& painter) const;
    void drawLetters(QPainter& painter) const;
    void drawScaleBar(QPainter& painter) const;
    /// Zooms so that the pixel under `place` stays there.
    void zoomAt(const QPointF& place, double factor);
    void point(const QPointF& place);

    Workspace& m_workspace;
    Axis m_axis;
    std::optional<SlicePlane> m_plane;
    int m_drawnSlice = -1;
    QImage m_grey, m_labels, m_preview;
    std::vector<LabelBorder> m_borders;
    QString m_caption;  // of what is shown instead of the labels
    bool m_greyStale = true, m_labelsStale = true, m_previewStale = true;
    Tool* m_tool = nullptr;
    double m_zoom = 1.0;
    QPointF m_pan;  // points
    QPointF m_last;
    IntensityWindow m_startWindow, m_drawnWindow;
    QPointF m_start;
    int m_wheel = 0;
    std::optional<QPointF> m_pointer;
};

}  // namespace exemplar::ui
