// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tools/Tool.h"

namespace exemplar::ui {

/// A click gives the connected region of one label on the slice (or of background) to the active label.
class FillTool final : public Tool {
public:
    using Tool::Tool;
    QString name() const override;
    void press(const Touch& touch) override;
    void move(const Touch&) override {}
    void release(const Touch&) override {}
};

}  // namespace exemplar::ui
