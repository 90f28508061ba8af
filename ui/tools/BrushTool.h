// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tools/Tool.h"
#include "ui/tools/ToolSettings.h"

namespace exemplar::ui {

/// Paints with the active label, or takes labels away.
class BrushTool final : public Tool {
public:
    BrushTool(Workspace& workspace, ToolSettings& settings, bool erases)
        : Tool(workspace), m_settings(settings), m_erases(erases) {}
    QString name() const override;
    QString icon() const override { return m_erases ? QStringLiteral("eraser") : QStringLiteral("brush"); }
    QString hint() const override;
    void press(const Touch& touch) override;
    void move(const Touch& touch) override;
    void release(const Touch& touch) override;
    void cancel() override;
    bool turn(int steps) override;
    void paint(QPainter& painter, const SliceView& view, const std::optional<Touch>& touch) const override;

private:
    void stroke(Vector3 from, const Touch& to);

    ToolSettings& m_settings;
    bool m_erases, m_down = false;
    Vector3 m_last{};
};

}  // namespace exemplar::ui
