// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/MainWindow.h"

#include "ui/commands/ScanQueue.h"
#include "ui/dialogs/ErrorDialog.h"
#include "ui/dialogs/ProfileDialog.h"
#include "ui/dialogs/QueueDialog.h"
#include "ui/dialogs/SynthesisDialog.h"
#include "ui/panels/LearnPanel.h"
#include "ui/panels/TrainingPanel.h"

#include <QDockWidget>
#include <QFileDialog>

namespace exemplar::ui {

void MainWindow::makeLearning() {
    auto* training = new TrainingPanel(m_learning, m_learnCommands, m_engine, this);
    m_trainingDock = new QDockWidget(tr("Training"), this);
    m_trainingDock->setObjectName(QStringLiteral("training"));
    m_trainingDock->setWidget(training);
    addDockWidget(Qt::BottomDockWidgetArea, m_trainingDock);
    m_trainingDock->hide();
    m_scanQueue = new ScanQueue(m_files, m_learning, m_engine, this);
    connect(m_learnPanel, &LearnPanel::suggestionWanted, &m_exemplarCommands, &ExemplarCommands::suggest);
    connect(m_learnPanel, &LearnPanel::borrowingWanted, &m_exemplarCommands, &ExemplarCommands::askForSession);
    connect(m_learnPanel, &LearnPanel::synthesisWanted, this, &MainWindow::showSynthesis);
    connect(m_learnPanel, &LearnPanel::profilesWanted, this, &MainWindow::showProfiles);
    connect(training, &TrainingPanel::done, this, &MainWindow::showNote);
    connect(training, &TrainingPanel::failed, this, [this](const QString& text) { showError(this, text); });
    connect(&m_engine, &EngineQueue::deviceKnown, training, &TrainingPanel::setDevice);
    connect(&m_learning, &Learning::runBegun, m_trainingDock, &QWidget::show);
    connect(&m_learnCommands, &LearnCommands::failed, this, [this](const QString& text) { showError(this, text); });
    connect(&m_learnCommands, &LearnCommands::done, this, &MainWindow::showNote);
    connect(&m_reviewCommands, &ReviewCommands::done, this, &MainWindow::showNote);
    connect(&m_exemplarCommands, &ExemplarCommands::done, this, &MainWindow::showNote);
    connect(&m_compareCommands, &CompareCommands::done, this, &MainWindow::showNote);
    connect(&m_engine, &EngineQueue::longStateChanged, this, &MainWindow::keepBeforeModel);
    connect(&m_scanCommands, &ScanCommands::leaving, this, [this] {
        if (m_takeAlong->isChecked() && m_workspace.hasScan()) {
            m_exemplarCommands.takeAlong();
        } else {
            m_learning.setBorrowed({});
        }
        m_learning.setRuns({});
    });
}

void MainWindow::makeLearnMenu() {
    QMenu* menu = menuBar()->addMenu(tr("L&earn"));
    const auto add = [&](const ActionText& text, auto* receiver, auto slot) {
        QAction* action = addAction(menu, text, receiver, slot);
        m_needScan.push_back(action);
        return action;
    };
    add({"exemplar", tr("Mark or Unmark Exem&plar"), "mark", Qt::Key_E}, this, [this] {
        if (m_workspace.review().slicesMarked().empty()) {  // the first mark says along which axis
            m_reviewCommands.setAxis(activeAxis());
        }
        m_reviewCommands.toggleExemplar();
    });
    add({"suggest", tr("S&uggest the Next Slice"), "help", Qt::CTRL | Qt::Key_U}, &m_exemplarCommands,
        &ExemplarCommands::suggest);
    add({"borrow", tr("Exemplars of Another Se&ssion..."), "import"}, &m_exemplarCommands,
        &ExemplarCommands::askForSession);
    m_takeAlong = addAction(menu, {"take-along", tr("Use Exemplars A&lso on the Next Scan")}, this, [] {});
    m_takeAlong->setCheckable(true);
    auto* displayed = add({"model-window", tr("Model Uses the D&isplayed Window")}, this,
                          [this](bool on) { m_workspace.setModelUsesDisplayed(on); });
    displayed->setCheckable(true);
    for (const auto signal : {&Workspace::viewChanged, &Workspace::scanChanged}) {
        connect(&m_workspace, signal, displayed,
                [this, displayed] { displayed->setChecked(m_workspace.modelUsesDisplayed()); });
    }
    add({"synthesis", tr("Training Sa&mples..."), "sample"}, this, &MainWindow::showSynthesis);
    menu->addSeparator();
    add({"adapt", tr("&Adapt"), "smart", Qt::CTRL | Qt::Key_R}, this,
        [this] { m_learnCommands.adapt(m_learnPanel->effort(), false); });
    add({"train-further", tr("&Train Further"), "redo", Qt::CTRL | Qt::SHIFT | Qt::Key_R}, this,
        [this] { m_learnCommands.adapt(m_learnPanel->effort(), true); });
    addAction(menu, {"watch", tr("Sho&w Training"), "info", Qt::CTRL | Qt::SHIFT | Qt::Key_W}, this,
              [this] { m_trainingDock->setVisible(!m_trainingDock->isVisible()); });
    menu->addSeparator();
    add({"propagate", tr("Pr&opagate"), "interpolate", Qt::CTRL | Qt::Key_P}, this,
        [this] { m_learnCommands.propagate(m_learnPanel->carrying()); });
    add({"redo-around", tr("Propagate A&gain Around This Slice"), nullptr, Qt::Key_G}, this,
        [this] { m_learnCommands.redoAround(m_reviewCommands.slice()); });
    add({"accept", tr("A&ccept Slice"), "accept", Qt::Key_Y}, &m_reviewCommands, &ReviewCommands::accept);
    add({"reject", tr("&Reject Slice"), "reject", Qt::Key_Delete}, &m_reviewCommands, &ReviewCommands::reject);
    add({"next-doubtful", tr("&Next Doubtful Slice"), "down", Qt::Key_N}, &m_reviewCommands,
        &ReviewCommands::nextDoubtful);
    add({"accept-sure", tr("Accept All wit&h High Confidence")}, &m_reviewCommands, &ReviewCommands::acceptAllSure);
    menu->addSeparator();
    addAction(menu, {"profiles", tr("Pro&files..."), "recent", Qt::CTRL | Qt::SHIFT | Qt::Key_P}, this,
              &MainWindow::showProfiles);
    addAction(menu, {"next-scan", tr("Apply the Profile to the Ne&xt Scan..."), "open-scan"}, this,
              &MainWindow::askForNextScan);
    addAction(menu, {"queue", tr("Label a Fol&der of Scans..."), "folder"}, this, &MainWindow::showQueue);
    menu->addSeparator();
    add({"truth", tr("Compare with La&bel Map...")}, &m_compareCommands, &CompareCommands::askForTruth);
    add({"score", tr("Scor&e Against That Map...")}, &m_compareCommands, &CompareCommands::score);
}

void MainWindow::showSynthesis() {
    auto* dialog =
        new SynthesisDialog(std::make_shared<const ExemplarSet>(m_learnCommands.exemplarSet()), m_learning, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::showProfiles() {
    auto* dialog = new ProfileDialog(m_library, m_learning, m_learnCommands, m_engine, m_jobs, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::showQueue() {
    if (!m_learning.profile()) {
        showError(this, tr("No profile is in use; choose one in the library of profiles first."));
        return;
    }
    auto* dialog = new QueueDialog(*m_scanQueue, m_files, m_jobs, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QueueDialog::openWanted, this,
            [this](const QString& scan, const QString& labels) { open(scan, labels); });
    dialog->QDialog::open();
}

void MainWindow::applyToScan(const QString& path) { m_scanCommands.open(OpenRequest{{path.toStdString()}, {}, true}); }

void MainWindow::askForNextScan() {
    if (!m_learning.profile()) {
        showError(this, tr("No profile is in use; choose one in the library of profiles first."));
        return;
    }
    const QString path =
        QFileDialog::getOpenFileName(this, tr("Apply the Profile to a Scan"), {},
                                     tr("Scans (*.nii *.nii.gz *.hdr *.nrrd *.nhdr *.mha *.mhd *.dcm);;All files (*)"));
    if (!path.isEmpty()) {
        applyToScan(path);
    }
}

}  // namespace exemplar::ui
