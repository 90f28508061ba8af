// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/commands/LabelCommands.h"
#include "ui/jobs/EngineQueue.h"
#include "ui/models/Learning.h"
#include "ui/tools/Tool.h"
#include "ui/tools/ToolSettings.h"

#include <QActionGroup>
#include <QTimer>

#include <memory>
#include <vector>

namespace exemplar::ui {

class SmartTool;
class ViewGrid;

/// All tools, one action each, and which of them the views use.
class Toolbox final : public QObject {
    Q_OBJECT

public:
    Toolbox(Workspace& workspace, ViewGrid& views, LabelCommands& commands, Learning& learning, EngineQueue& engine,
            ToolSettings& settings, QObject* parent = nullptr);
    ~Toolbox() override;

    QList<QAction*> actions() const { return m_actions->actions(); }
    Tool& current() const { return *m_current; }
    void choose(const QString& icon);  ///< by its icon's name
    /// Takes back whatever a tool has begun.
    void dropUnfinished();

Q_SIGNALS:
    void chosen(const QString& hint);

private:
    void add(std::unique_ptr<Tool> tool, const QKeySequence& key);
    /// As the model sees it.
    SliceQuestion question(Axis axis, int slice, std::uint64_t number = 0) const;
    void prepareSlice();
    void leaveSmart();

    Workspace& m_workspace;
    ViewGrid& m_views;
    Learning& m_learning;
    EngineQueue& m_engine;
    ToolSettings& m_settings;
    QActionGroup* m_actions;
    std::vector<std::unique_ptr<Tool>> m_tools;
    SmartTool* m_smart = nullptr;
    Tool* m_current = nullptr;
    QTimer m_rest;  // since the last movement through the slices
};

}  // namespace exemplar::ui
