// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tools/Tool.h"

namespace exemplar::ui {

/// Moves the picture with the left button, for those without a middle one; with Ctrl it zooms.
class HandTool final : public Tool {
public:
    using Tool::Tool;
    QString name() const override;
    QString icon() const override { return QStringLiteral("hand"); }
    QString hint() const override;
    bool movesView() const override { return true; }
    bool clicksFast() const override { return false; }
    void press(const Touch&) override {}
    void move(const Touch&) override {}
    void release(const Touch&) override {}
};

}  // namespace exemplar::ui
