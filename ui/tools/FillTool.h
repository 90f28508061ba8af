// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JobControl.h"
#include "core/editing/LabelEditor.h"
#include "ui/tools/Tool.h"
#include "ui/tools/ToolSettings.h"

#include <functional>

namespace exemplar::ui {

/// A click gives the connected region of one label (or of background) to the active label, on the slice or in the
/// volume, all of it or what has nearly the intensity that was clicked.
class FillTool final : public Tool {
public:
    /// Makes an edit on another thread.
    using RunEdit = std::function<void(const QString& name, std::function<void(LabelEditor&, JobControl&)>)>;

    FillTool(Workspace& workspace, ToolSettings& settings, RunEdit runEdit)
        : Tool(workspace), m_settings(settings), m_runEdit(std::move(runEdit)) {}
    QString name() const override;
    QString icon() const override { return QStringLiteral("fill"); }
    QString hint() const override;
    void press(const Touch& touch) override;
    void move(const Touch&) override {}
    void release(const Touch&) override {}

private:
    ToolSettings& m_settings;
    RunEdit m_runEdit;
};

}  // namespace exemplar::ui
