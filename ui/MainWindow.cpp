// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/MainWindow.h"

#include "core/base/Error.h"
#include "core/base/Log.h"
#include "core/checkpoint/ModelRegistry.h"
#include "ui/dialogs/ErrorDialog.h"
#include "ui/dialogs/SettingsDialog.h"
#include "ui/looks/Icons.h"
#include "ui/models/LabelModel.h"
#include "ui/panels/HistoryPanel.h"
#include "ui/panels/JobBar.h"
#include "ui/panels/LabelPanel.h"
#include "ui/panels/LearnPanel.h"
#include "ui/panels/SliceStrip.h"
#include "ui/panels/StartPage.h"
#include "ui/tools/Toolbox.h"
#include "ui/views/SliceView.h"
#include "ui/views/ViewGrid.h"

#include <QBuffer>
#include <QCloseEvent>
#include <QDockWidget>
#include <QFileInfo>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QStatusBar>
#include <QVBoxLayout>

namespace exemplar::ui {
namespace {

constexpr int kThumbnail = 144;        // pixels
constexpr qint64 kKeepEvery = 10'000;  // ms, before questions to the model

/// The folder of profiles, which knows the model that the program uses.
ProfileLibrary libraryOfThisModel() {
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + "/profiles";
    try {
        const ModelEntry model = ModelRegistry::standard().defaultModel();
        return ProfileLibrary(folder.toStdString(), model.id, model.sha256);
    } catch (const Error& problem) {  // said when the model is wanted
        log(LogLevel::Warning, problem.what());
        return ProfileLibrary(folder.toStdString());
    }
}

}  // namespace

MainWindow::MainWindow(Files& files, EngineQueue::Source engineSource, QWidget* parent)
    : QMainWindow(parent),
      m_files(files),
      m_library(libraryOfThisModel()),
      m_engine(std::move(engineSource)),
      m_slices(m_workspace),
      m_labelCommands(m_workspace, m_learning, m_jobs, m_toolSettings),
      m_keeper(m_workspace, QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + "/unsaved",
               [this](Session& session) { completeSession(session); }),
      m_scanCommands(files, m_workspace, m_jobs, m_keeper,
                     {[this](Session& session) { completeSession(session); },
                      [this](const Session& session) { restoreSession(session); }},
                     this),
      m_exportCommands(files, m_workspace, m_learning, m_library, m_jobs, m_labelCommands, this),
      m_reviewCommands(m_workspace, m_slices),
      m_learnCommands(m_workspace, m_slices, m_learning, m_engine, m_library),
      m_exemplarCommands(files, m_workspace, m_slices, m_learning, m_learnCommands, m_reviewCommands, m_jobs, this),
      m_compareCommands(files, m_workspace, m_learning, m_engine, m_jobs, this),
      m_help(m_shortcuts, this),
      m_pages(new QStackedWidget(this)) {
    resize(1280, 720);
    setAcceptDrops(true);
    setWindowIcon(programIcon());
    loadDisplay(m_workspace);
    m_views = new ViewGrid(m_workspace, this);
    m_toolbox = new Toolbox(m_workspace, *m_views, m_labelCommands, m_learning, m_engine, m_toolSettings, this);
    makePanels();
    makeLearning();
    makeStartPage();
    makeFileMenu();
    makeEditMenu();
    makeLabelMenu();
    makeLearnMenu();
    makeViewMenu();
    makeHelpMenu();
    makeToolBars();
    const auto show = [this](const QString& sentence, const QString& details) { showError(this, sentence, details); };
    connect(&m_jobs, &JobRunner::failed, this, show);
    connect(&m_jobs, &JobRunner::refused, this, &MainWindow::showNote);
    connect(&m_engine, &EngineQueue::failed, this, show);
    const auto closeIfWanted = [this] {
        if (m_closing) {
            close();
        }
    };
    connect(&m_jobs, &JobRunner::finished, this, closeIfWanted);
    connect(&m_engine, &EngineQueue::longFinished, this, closeIfWanted, Qt::QueuedConnection);
    connect(&m_engine, &EngineQueue::busyChanged, this, [this] {
        m_engineState->setText(m_engine.busy() ? tr("The model is predicting...") : QString());
        keepBeforeModel();
    });
    connect(&m_scanCommands, &ScanCommands::leaving, m_toolbox, &Toolbox::dropUnfinished);
    connect(&m_scanCommands, &ScanCommands::leaving, this, [this] { m_unknown.clear(); });
    connect(&m_scanCommands, &ScanCommands::opened, this, &MainWindow::showNote);
    connect(&m_scanCommands, &ScanCommands::ended, this, &MainWindow::goOn);
    connect(&m_exportCommands, &ExportCommands::done, this, &MainWindow::showNote);
    connect(&m_workspace, &Workspace::scanChanged, this, &MainWindow::followScan);
    connect(&m_workspace, &Workspace::readingChanged, this, &MainWindow::followReading);
    connect(&m_workspace, &Workspace::historyChanged, this, &MainWindow::followHistory);
    connect(&m_workspace, &Workspace::previewChanged, this, &MainWindow::followPreview);
    followScan();
    followHistory();
}

MainWindow::~MainWindow() { m_engine.stop(); }  // before those it reports to

void MainWindow::goOn(const OpenRequest& request, Opening how) {
    if (how != Opening::Done) {
        return;
    }
    const auto propagate = [this, wanted = request.propagate] {
        if (wanted) {
            m_learnCommands.propagate({});
        }
    };
    request.labels.isEmpty() ? propagate() : m_exportCommands.importLabels(request.labels, propagate);
}

void MainWindow::makePanels() {
    auto* workbench = new QWidget(this);
    auto* column = new QVBoxLayout(workbench);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_previewBar = new QWidget(workbench);
    auto* row = new QHBoxLayout(m_previewBar);
    row->setContentsMargins(8, 2, 8, 2);
    m_previewText = new QLabel(m_previewBar);
    auto* take = new QPushButton(icon(QStringLiteral("accept")), tr("Accept (Return)"), m_previewBar);
    auto* drop = new QPushButton(icon(QStringLiteral("reject")), tr("Discard (Escape)"), m_previewBar);
    connect(take, &QPushButton::clicked, &m_workspace, &Workspace::takePreview);
    connect(drop, &QPushButton::clicked, &m_workspace, &Workspace::dropPreview);
    row->addWidget(m_previewText, 1);
    row->addWidget(take);
    row->addWidget(drop);
    m_previewBar->hide();
    column->addWidget(m_previewBar);
    column->addWidget(m_views, 1);
    column->addWidget(new SliceStrip(m_workspace, m_slices, m_reviewCommands, workbench));
    m_pages->addWidget(workbench);
    setCentralWidget(m_pages);

    m_labelPanel = new LabelPanel(m_workspace, m_labelCommands, this);
    m_learnPanel = new LearnPanel(m_workspace, m_slices, m_learning, m_learnCommands, m_reviewCommands, m_engine, this);
    QDockWidget* first = nullptr;
    for (const auto& [name, title, widget] :
         {std::tuple<QString, QString, QWidget*>{QStringLiteral("labels"), tr("Labels"), m_labelPanel},
          {QStringLiteral("learn"), tr("Learn"), m_learnPanel},
          {QStringLiteral("history"), tr("History"), new HistoryPanel(m_workspace, this)}}) {
        auto* dock = new QDockWidget(title, this);
        dock->setObjectName(name);
        dock->setWidget(widget);
        dock->setFeatures(QDockWidget::DockWidgetMovable);
        dock->setTitleBarWidget(new QWidget(dock));  // the tab says it
        addDockWidget(Qt::RightDockWidgetArea, dock);
        if (first == nullptr) {
            first = dock;
        } else {
            tabifyDockWidget(first, dock);
        }
    }
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    setTabPosition(Qt::RightDockWidgetArea, QTabWidget::North);
    first->raise();
    m_learnDock = findChild<QDockWidget*>(QStringLiteral("learn"));
    m_pointed = new QLabel(this);
    m_hint = new QLabel(this);
    m_hint->setEnabled(false);
    m_engineState = new QLabel(this);
    statusBar()->addWidget(m_pointed);
    statusBar()->addWidget(m_hint, 1);
    m_modality = new QLabel(this);
    m_modality->setObjectName(QStringLiteral("modality"));
    m_modality->setToolTip(
        tr("Modality that the intensities are read as; change it with \"Treat Scan As\" in the View menu"));
    m_geometryDoubt = new QLabel(tr("Check the voxel size"), this);
    m_geometryDoubt->setObjectName(QStringLiteral("geometry-doubt"));
    statusBar()->addPermanentWidget(m_engineState);
    statusBar()->addPermanentWidget(m_geometryDoubt);
    statusBar()->addPermanentWidget(m_modality);
    statusBar()->addPermanentWidget(new JobBar(m_engine, this));
    statusBar()->addPermanentWidget(new JobBar(m_jobs, this));
    connect(m_views, &ViewGrid::pointed, m_pointed, &QLabel::setText);
    connect(m_toolbox, &Toolbox::chosen, m_hint, &QLabel::setText);
    m_hint->setText(m_toolbox->current().hint());
}

void MainWindow::makeStartPage() {
    const QString sample = QString::fromStdString(m_files.sampleScan());
    m_startPage = new StartPage(!sample.isEmpty(), this);
    m_pages->addWidget(m_startPage);
    connect(m_startPage, &StartPage::openScanWanted, &m_scanCommands, &ScanCommands::askForScan);
    connect(m_startPage, &StartPage::openFolderWanted, &m_scanCommands, &ScanCommands::askForFolder);
    connect(m_startPage, &StartPage::openSessionWanted, &m_scanCommands, &ScanCommands::askForSession);
    connect(m_startPage, &StartPage::sampleWanted, this, [this, sample] { m_scanCommands.open(sample); });
    connect(m_startPage, &StartPage::workWanted, this, [this](const QString& path) { open(path); });
}

void MainWindow::showStartPage() {
    m_startPage->show(m_keeper.recent());
    m_pages->setCurrentIndex(1);
}

void MainWindow::followScan() {
    const bool any = m_workspace.hasScan();
    if (any) {
        m_pages->setCurrentIndex(0);
        m_views->slices().front()->setFocus();
    } else {
        showStartPage();
    }
    for (QDockWidget* dock : findChildren<QDockWidget*>()) {
        dock->setVisible(any && dock != m_trainingDock);
    }
    if (any) {
        findChild<QDockWidget*>(QStringLiteral("labels"))->raise();
    }
    for (QAction* action : m_needScan) {
        action->setEnabled(any);
    }
    m_hint->setVisible(any);
    m_pointed->clear();
    followReading();
    followHistory();
}

void MainWindow::followReading() {
    const bool any = m_workspace.hasScan();
    m_otherVolume->setEnabled(any && m_workspace.scan().volumes.size() > 1);
    const Modality modality =
        any ? m_workspace.scan().modality.value_or(m_workspace.scan().volume.modality()) : Modality::Unknown;
    const QString doubt = any ? QString::fromStdString(m_workspace.scan().geometryDoubt) : QString();
    m_geometryDoubt->setVisible(!doubt.isEmpty());
    m_geometryDoubt->setToolTip(doubt);
    m_modality->clear();
    for (const auto& [one, action] : m_modalities) {
        action->setChecked(any && one == modality);
        if (action->isChecked()) {
            m_modality->setText(action->text());
        }
    }
}

void MainWindow::followHistory() {
    const QString name = m_workspace.hasScan() ? QString::fromStdString(m_workspace.scan().name) : QString();
    setWindowTitle(name.isEmpty()              ? QStringLiteral("Exemplar")
                   : m_scanCommands.readOnly() ? tr("%1[*] (read-only) - Exemplar").arg(name)
                                               : tr("%1[*] - Exemplar").arg(name));
    setWindowModified(m_workspace.modified());
    const auto steps = m_workspace.steps();
    const std::size_t done = m_workspace.doneCount();
    m_undo->setText(done == 0 ? tr("&Undo") : tr("&Undo %1").arg(QString::fromStdString(steps[done - 1])));
    m_redo->setText(done == steps.size() ? tr("&Redo") : tr("&Redo %1").arg(QString::fromStdString(steps[done])));
    m_undo->setEnabled(m_workspace.canUndo());
    m_redo->setEnabled(m_workspace.canRedo());
}

void MainWindow::followPreview() {
    const PreviewedChange* shown = m_workspace.previewed();
    m_previewBar->setVisible(shown != nullptr);
    if (shown != nullptr) {
        m_previewText->setText(tr("%1: %n voxel(s) would change. They are shown chequered.", nullptr,
                                  static_cast<int>(shown->change->voxelCount()))
                                   .arg(m_workspace.previewName()));
    }
}

void MainWindow::showNote(const QString& text) { statusBar()->showMessage(text, 10'000); }

void MainWindow::keepBeforeModel() {
    if (m_engine.busy() && (!m_kept.isValid() || m_kept.elapsed() > kKeepEvery)) {
        m_kept.start();
        m_keeper.keepNow();
    }
}

Axis MainWindow::activeAxis() const { return m_views->active().axis(); }

void MainWindow::completeSession(Session& session) {
    session.savedIn = m_scanCommands.sessionPath().toStdString();
    session.unknown = m_unknown;
    session.borrowed = m_learning.borrowed();
    session.runs = m_learning.runs();
    session.profile = QFileInfo(m_learning.profilePath()).fileName().toStdString();
    const ToolSettings::Values& tools = m_toolSettings.values();
    session.view.settings = {{"large", std::to_string(m_views->large())},
                             {"tool", m_toolbox->current().icon().toStdString()},
                             {"brush", QString::number(tools.radius).toStdString()},
                             {"square", tools.square ? "1" : "0"},
                             {"solid", tools.solid ? "1" : "0"}};
    for (const SliceView* view : m_views->slices()) {
        session.view.settings["view-" + std::to_string(static_cast<int>(view->axis()))] =
            view->viewState().toStdString();
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    m_views->slices().front()->grab().scaled(kThumbnail, kThumbnail, Qt::KeepAspectRatio).save(&buffer, "PNG");
    session.thumbnail = bytes.toStdString();
}

void MainWindow::restoreSession(const Session& session) {
    m_unknown = session.unknown;
    m_learning.setBorrowed(session.borrowed);
    m_learning.setRuns(session.runs);
    if (!session.profile.empty() && QFileInfo(m_learning.profilePath()).fileName().toStdString() != session.profile) {
        m_learnCommands.useProfile(QString::fromStdString((m_library.folder() / session.profile).string()));
    }
    const auto setting = [&session](const std::string& name) {
        const auto found = session.view.settings.find(name);
        return found == session.view.settings.end() ? QString() : QString::fromStdString(found->second);
    };
    m_toolbox->choose(setting("tool"));
    ToolSettings::Values tools = m_toolSettings.values();
    if (const double radius = setting("brush").toDouble(); radius > 0.0) {
        tools.radius = radius;
    }
    tools.square = setting("square") == "1";
    tools.solid = setting("solid") == "1";
    m_toolSettings.setValues(tools);
    m_views->showAll();
    bool known = false;
    if (const int large = setting("large").toInt(&known); known && large >= 0 && large < 4) {
        m_views->toggleLarge(static_cast<std::size_t>(large));
    }
    for (SliceView* view : m_views->slices()) {
        view->restoreViewState(setting("view-" + std::to_string(static_cast<int>(view->axis()))));
    }
}

void MainWindow::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && m_workspace.previewed() != nullptr) {
        m_workspace.dropPreview();
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) &&
               m_workspace.previewed() != nullptr) {
        m_workspace.takePreview();
    } else if (event->key() == Qt::Key_B && event->modifiers() == Qt::NoModifier && !event->isAutoRepeat()) {
        m_compareCommands.showBase(activeAxis(), m_workspace.hasScan() ? m_workspace.slice(activeAxis()) : 0);
    } else if (event->key() == Qt::Key_T && event->modifiers() == Qt::NoModifier && !event->isAutoRepeat()) {
        m_compareCommands.showTruth();
    } else {
        QMainWindow::keyPressEvent(event);
    }
}

void MainWindow::keyReleaseEvent(QKeyEvent* event) {
    if ((event->key() == Qt::Key_B || event->key() == Qt::Key_T) && !event->isAutoRepeat()) {
        m_compareCommands.hide();
    } else {
        QMainWindow::keyReleaseEvent(event);
    }
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls() && event->mimeData()->urls().front().isLocalFile()) {
        event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent* event) {
    if (event->mimeData()->hasUrls()) {
        m_scanCommands.open(event->mimeData()->urls().front().toLocalFile());
    }
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!m_lossAccepted && m_workspace.modified()) {
        event->ignore();
        m_closing = false;  // where the user stays, the end of no job closes the window
        m_scanCommands.withoutLoss([this] {
            m_lossAccepted = true;
            close();
        });
        return;
    }
    if (m_jobs.running() || m_engine.longState() != EngineQueue::LongState::Idle) {
        m_closing = true;  // closes when the job has stopped
        m_jobs.cancel();
        m_engine.cancelAll();
        event->ignore();
        return;
    }
    m_keeper.forget();  // saved, or given up knowingly
    event->accept();
}

}  // namespace exemplar::ui
