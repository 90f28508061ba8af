// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Engine.h"
#include "ui/Workspace.h"
#include "ui/jobs/JobRunner.h"
#include "ui/jobs/Recovery.h"
#include "ui/tools/Tool.h"

#include <QMainWindow>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

class QActionGroup;
class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;
class QToolBar;

namespace exemplar::ui {

class LabelModel;
class SmartTool;
class SliceView;

/// The workstation: three linked views, the label table, the tools.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    /// Starts the engine when it is first wanted; called on a worker thread.
    using EngineSource = std::function<std::unique_ptr<Engine>(JobControl&)>;

    explicit MainWindow(Files& files, EngineSource engineSource = {}, QWidget* parent = nullptr);
    ~MainWindow() override;

    void openScan(const QString& path);
    void importLabels(const QString& path);
    void saveLabels(const QString& path);
    Workspace& workspace() { return m_workspace; }
    JobRunner& jobs() { return m_jobs; }
    Recovery& recovery() { return m_recovery; }
    const std::vector<SliceView*>& views() const { return m_views; }

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void makeActions();
    void makeViews();
    void makeLabelPanel();
    void makeJobBar();
    /// Runs `work` on a copy of the labels on another thread and takes over what it has changed, as one edit.
    void changeLabels(const QString& name, std::function<void(LabelEditor&, JobControl&)> work);
    void makeLabelMenu();
    /// One question at a time; of those asked meanwhile the latest is asked next.
    void askModel(Axis axis, int slice, const Prompt& prompt);
    void addTool(QToolBar& bar, std::unique_ptr<Tool> tool, const QKeySequence& key);
    void maximise(SliceView* view);
    /// Tools and questions to the model belong to the scan that is about to go.
    void dropUnfinished();
    /// Asks whether to take over what an earlier session left behind.
    void offerRecovery();
    void askForScan();
    void askForLabels();
    void askWhereToSave();
    bool mayLoseChanges();
    void updateTitle();
    void showError(const QString& sentence);

    struct Question {
        Axis axis;
        int slice;
        Prompt prompt;
    };

    Files& m_files;
    EngineSource m_engineSource;
    std::shared_ptr<Engine> m_engine;  ///< used within jobs alone, one at a time
    Workspace m_workspace;
    Recovery m_recovery;
    JobRunner m_jobs;
    LabelModel* m_labelModel = nullptr;
    QTableView* m_labelTable = nullptr;
    std::vector<SliceView*> m_views;
    std::vector<std::unique_ptr<Tool>> m_tools;
    SmartTool* m_smartTool = nullptr;
    std::optional<Question> m_waiting;
    QActionGroup* m_toolActions = nullptr;
    QAction *m_undo = nullptr, *m_redo = nullptr;
    QLabel *m_pointed = nullptr, *m_jobTitle = nullptr;
    QProgressBar* m_jobProgress = nullptr;
    QPushButton* m_jobCancel = nullptr;
    QString m_savedTo;
    bool m_closing = false;
};

}  // namespace exemplar::ui
