// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/Toolbox.h"

#include "ui/looks/Icons.h"
#include "ui/tools/BrushTool.h"
#include "ui/tools/CrosshairTool.h"
#include "ui/tools/FillTool.h"
#include "ui/tools/HandTool.h"
#include "ui/tools/PolygonTool.h"
#include "ui/tools/SmartTool.h"
#include "ui/views/SliceView.h"
#include "ui/views/ViewGrid.h"

namespace exemplar::ui {
namespace {

constexpr int kRest = 250;  // ms on a slice before its embedding is computed

}  // namespace

Toolbox::Toolbox(Workspace& workspace, ViewGrid& views, LabelCommands& commands, Learning& learning,
                 EngineQueue& engine, ToolSettings& settings, QObject* parent)
    : QObject(parent),
      m_workspace(workspace),
      m_views(views),
      m_learning(learning),
      m_engine(engine),
      m_settings(settings),
      m_actions(new QActionGroup(this)) {
    add(std::make_unique<CrosshairTool>(workspace), QKeySequence(Qt::Key_1));
    add(std::make_unique<HandTool>(workspace), QKeySequence(Qt::Key_2));
    add(std::make_unique<PolygonTool>(workspace, settings), QKeySequence(Qt::Key_3));
    add(std::make_unique<BrushTool>(workspace, settings, false), QKeySequence(Qt::Key_4));
    add(std::make_unique<BrushTool>(workspace, settings, true), QKeySequence(Qt::Key_5));
    add(std::make_unique<FillTool>(workspace, settings,
                                   [&commands, &workspace](const QString& name, LabelCommands::Work work) {
                                       if (workspace.canPaint()) {
                                           commands.run(name, std::move(work));
                                       }
                                   }),
        QKeySequence(Qt::Key_6));
    if (engine.available()) {
        auto smart = std::make_unique<SmartTool>(
            workspace, settings, [this](Axis axis, int slice, const Prompt& prompt, std::uint64_t number) {
                m_engine.ask(question(axis, slice, number), prompt);
            });
        m_smart = smart.get();
        add(std::move(smart), QKeySequence(Qt::Key_7));
        connect(&engine, &EngineQueue::answered, this, [this](const SliceQuestion& question, const Mask& mask) {
            if (question.scan == m_workspace.sharedScan()) {
                m_smart->show(question.number, mask);
                m_views.update();
                for (SliceView* view : m_views.slices()) {
                    view->update();
                }
            }
        });
        connect(&workspace, &Workspace::activeLabelChanged, this, &Toolbox::leaveSmart);
        connect(&workspace, &Workspace::cursorChanged, this, &Toolbox::leaveSmart);
        m_rest.setSingleShot(true);
        m_rest.setInterval(kRest);
        connect(&m_rest, &QTimer::timeout, this, &Toolbox::prepareSlice);
        for (const auto signal : {&Workspace::cursorChanged, &Workspace::viewChanged, &Workspace::scanChanged}) {
            connect(&workspace, signal, &m_rest, qOverload<>(&QTimer::start));
        }
    }
    m_actions->actions().front()->trigger();
}

Toolbox::~Toolbox() = default;

void Toolbox::add(std::unique_ptr<Tool> tool, const QKeySequence& key) {
    Tool* raw = tool.get();
    auto* action = new QAction(icon(tool->icon()), tool->name(), m_actions);
    action->setObjectName("tool-" + tool->icon());
    action->setCheckable(true);
    action->setShortcut(key);
    action->setToolTip(tool->name());
    action->setStatusTip(tool->hint());
    connect(action, &QAction::triggered, this, [this, raw] {
        m_current = raw;
        m_views.setTool(raw);
        Q_EMIT chosen(raw->hint());
    });
    m_tools.push_back(std::move(tool));
}

void Toolbox::choose(const QString& icon) {
    for (QAction* action : m_actions->actions()) {
        if (action->objectName() == "tool-" + icon) {
            action->trigger();
        }
    }
}

SliceQuestion Toolbox::question(Axis axis, int slice, std::uint64_t number) const {
    return {m_workspace.sharedScan(), axis, slice, m_learning.modelWindow(m_workspace).window, number};
}

void Toolbox::prepareSlice() {
    if (m_smart != nullptr && m_workspace.hasScan()) {
        const Axis axis = m_views.active().axis();
        m_engine.prepare(question(axis, m_workspace.slice(axis)));
    }
}

/// Where the settings say so, an answer is taken once one has gone on.
void Toolbox::leaveSmart() {
    if (m_settings.values().takeOnGoingOn && m_smart->hasGhost() && !m_smart->isAt(m_workspace)) {
        m_smart->leave();
    }
}

void Toolbox::dropUnfinished() {
    m_engine.clear();
    for (const auto& tool : m_tools) {
        tool->cancel();
    }
}

}  // namespace exemplar::ui
