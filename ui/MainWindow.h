// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/Workspace.h"
#include "ui/commands/CompareCommands.h"
#include "ui/commands/ExemplarCommands.h"
#include "ui/commands/ExportCommands.h"
#include "ui/commands/LabelCommands.h"
#include "ui/commands/LearnCommands.h"
#include "ui/commands/ReviewCommands.h"
#include "ui/commands/ScanCommands.h"
#include "ui/commands/Shortcuts.h"
#include "ui/help/HelpCommands.h"
#include "ui/jobs/EngineQueue.h"
#include "ui/jobs/JobRunner.h"
#include "ui/jobs/SessionKeeper.h"
#include "ui/looks/Icons.h"
#include "ui/models/Learning.h"
#include "ui/models/SliceModel.h"
#include "ui/tools/ToolSettings.h"

#include <QElapsedTimer>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

#include <vector>

class QDockWidget;
class QLabel;
class QStackedWidget;

namespace exemplar::ui {

class LabelPanel;
class LearnPanel;
class ScanQueue;
class SliceView;
class StartPage;
class Toolbox;
class ViewGrid;

/// The workstation: a start page, or three linked views with the surfaces, the slices' states, labels, learning,
/// history and the tools. Puts the parts together; what they do is theirs.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(Files& files, EngineQueue::Source engineSource = {}, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// A scan, a DICOM folder or a session; then, where a label map is named, its labels.
    void open(const QString& path, const QString& labels = {}) {
        m_scanCommands.open(OpenRequest{{path.toStdString()}, labels});
    }
    Workspace& workspace() { return m_workspace; }
    JobRunner& jobs() { return m_jobs; }
    EngineQueue& engine() { return m_engine; }
    SessionKeeper& keeper() { return m_keeper; }
    ScanCommands& scanCommands() { return m_scanCommands; }
    ExportCommands& exportCommands() { return m_exportCommands; }
    LabelCommands& labelCommands() { return m_labelCommands; }
    LearnCommands& learnCommands() { return m_learnCommands; }
    ReviewCommands& reviewCommands() { return m_reviewCommands; }
    ExemplarCommands& exemplarCommands() { return m_exemplarCommands; }
    CompareCommands& compareCommands() { return m_compareCommands; }
    Learning& learning() { return m_learning; }
    SliceModel& sliceModel() { return m_slices; }
    ProfileLibrary& library() { return m_library; }
    /// Opens a scan and carries the profile in use through it.
    void applyToScan(const QString& path);
    ToolSettings& toolSettings() { return m_toolSettings; }
    Toolbox& toolbox() { return *m_toolbox; }
    ViewGrid& views() { return *m_views; }
    HelpCommands& help() { return m_help; }

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;

private:
    void makePanels();
    void makeLearning();
    void makeStartPage();
    void makeFileMenu();
    void makeEditMenu();
    void makeLabelMenu();
    void makeLearnMenu();
    void makeViewMenu();
    void makeHelpMenu();
    void makeToolBars();
    struct ActionText {
        const char* id;
        QString text;
        const char* icon = nullptr;
        QKeySequence key = {};
    };
    /// Into a menu, with a key that can be changed; `id` names it in the settings.
    template <typename Receiver, typename Slot>
    QAction* addAction(QMenu* menu, const ActionText& text, Receiver* receiver, Slot slot);
    void setDisplay(bool Display::*member, bool on);
    void setWindow(double low, double high);
    Axis activeAxis() const;
    void completeSession(Session& session);
    void restoreSession(const Session& session);
    void showSynthesis();
    void showProfiles();
    void showQueue();
    void followRuns();
    void askForNextScan();
    void showStartPage();
    void followScan();
    void followHistory();
    void followPreview();
    void followReading();
    void goOn(const OpenRequest& request, Opening how);
    void showNote(const QString& text);
    /// Before a model is asked, a copy of unsaved work is kept; not more often than every ten seconds.
    void keepBeforeModel();

    Files& m_files;
    ProfileLibrary m_library;  // outlives the jobs that use it
    Workspace m_workspace;
    JobRunner m_jobs;
    EngineQueue m_engine;
    Learning m_learning;
    SliceModel m_slices;
    ToolSettings m_toolSettings;
    LabelCommands m_labelCommands;
    SessionKeeper m_keeper;
    ScanCommands m_scanCommands;
    ExportCommands m_exportCommands;
    ReviewCommands m_reviewCommands;
    LearnCommands m_learnCommands;
    ExemplarCommands m_exemplarCommands;
    CompareCommands m_compareCommands;
    Shortcuts m_shortcuts;
    HelpCommands m_help;
    ViewGrid* m_views;
    Toolbox* m_toolbox = nullptr;
    LabelPanel* m_labelPanel = nullptr;
    LearnPanel* m_learnPanel = nullptr;
    QDockWidget *m_learnDock = nullptr, *m_trainingDock = nullptr;
    ScanQueue* m_scanQueue = nullptr;
    QAction* m_takeAlong = nullptr;
    StartPage* m_startPage = nullptr;
    QStackedWidget* m_pages;
    QWidget* m_previewBar = nullptr;
    QLabel *m_previewText = nullptr, *m_pointed = nullptr, *m_hint = nullptr, *m_engineState = nullptr,
           *m_modality = nullptr, *m_geometryDoubt = nullptr;
    std::vector<std::pair<Modality, QAction*>> m_modalities;
    QAction* m_otherVolume = nullptr;
    double m_opacity = 0.5;  ///< before the labels were hidden
    QAction *m_undo = nullptr, *m_redo = nullptr;
    std::vector<QAction*> m_needScan;  ///< actions that mean nothing without one
    QElapsedTimer m_kept;
    std::string m_unknown;  ///< of the session, see Session::unknown
    bool m_closing = false, m_lossAccepted = false;
};

template <typename Receiver, typename Slot>
QAction* MainWindow::addAction(QMenu* menu, const ActionText& text, Receiver* receiver, Slot slot) {
    QAction* action = menu->addAction(text.text);
    action->setObjectName(QLatin1String(text.id));
    if (text.icon != nullptr) {
        action->setIcon(icon(QLatin1String(text.icon)));
    }
    action->setShortcut(text.key);
    connect(action, &QAction::triggered, receiver, slot);
    m_shortcuts.add(action, menu->title());
    return action;
}

}  // namespace exemplar::ui
