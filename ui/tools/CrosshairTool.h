// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tools/Tool.h"

namespace exemplar::ui {

/// Moves the cursor, and so the other views; with Ctrl the label under it becomes the active one.
class CrosshairTool final : public Tool {
public:
    using Tool::Tool;
    QString name() const override;
    QString icon() const override { return QStringLiteral("crosshair"); }
    QString hint() const override;
    bool clicksFast() const override { return false; }
    void press(const Touch& touch) override;
    void move(const Touch& touch) override;
    void release(const Touch&) override {}
};

}  // namespace exemplar::ui
