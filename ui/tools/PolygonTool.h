// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/editing/Polygon.h"
#include "ui/tools/Tool.h"
#include "ui/tools/ToolSettings.h"

#include <vector>

namespace exemplar::ui {

/// Clicks set corners, a drag draws freely; Return or a click on the first corner fills the outline with the active
/// label. Corners can be dragged until then; Backspace takes the last one away.
class PolygonTool final : public Tool {
public:
    PolygonTool(Workspace& workspace, ToolSettings& settings) : Tool(workspace), m_settings(settings) {}
    QString name() const override;
    QString icon() const override { return QStringLiteral("polygon"); }
    QString hint() const override;
    void press(const Touch& touch) override;
    void move(const Touch& touch) override;
    void release(const Touch& touch) override;
    void cancel() override;
    bool key(int key) override;
    void paint(QPainter& painter, const SliceView& view, const std::optional<Touch>& touch) const override;

    const std::vector<PolygonPoint>& corners() const { return m_corners; }

private:
    bool onSlice(const Touch& touch) const { return touch.axis == m_axis && touch.slice == m_slice; }
    int cornerNear(const QPointF& pixel) const;
    void fill();

    ToolSettings& m_settings;
    std::vector<PolygonPoint> m_corners;
    Axis m_axis = Axis::Axial;
    int m_slice = 0, m_held = -1;
    bool m_drawing = false, m_moved = false;
};

}  // namespace exemplar::ui
