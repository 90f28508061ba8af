// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/editing/Brush.h"
#include "ui/tools/Tool.h"

namespace exemplar::ui {

/// Paints with the active label, or takes labels away.
class BrushTool final : public Tool {
public:
    BrushTool(Workspace& workspace, bool erases) : Tool(workspace), m_erases(erases) {}
    QString name() const override;
    void press(const Touch& touch) override;
    void move(const Touch& touch) override;
    void release(const Touch& touch) override;
    void cancel() override;
    bool turn(int steps) override;
    void paint(QPainter& painter, const SliceView& view, const Touch& touch) const override;

    double radius() const { return m_radius; }
    void setRadius(double millimetres);
    void setSquare(bool square) { m_square = square; }
    void setSolid(bool solid) { m_solid = solid; }  ///< a ball or cube instead of a disc or square

private:
    void stroke(Vector3 from, const Touch& to);

    bool m_erases, m_square = false, m_solid = false, m_down = false;
    double m_radius = 4.0;  // mm
    Vector3 m_last{};
};

}  // namespace exemplar::ui
