// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/MainWindow.h"

#include "core/editing/Islands.h"
#include "core/engine/SliceForEngine.h"
#include "core/image/ShapeInterpolation.h"
#include "ui/models/LabelModel.h"
#include "ui/tools/BrushTool.h"
#include "ui/tools/CrosshairTool.h"
#include "ui/tools/FillTool.h"
#include "ui/tools/PolygonTool.h"
#include "ui/tools/SmartTool.h"
#include "ui/views/SliceView.h"

#include <QActionGroup>
#include <QCloseEvent>
#include <QColorDialog>
#include <QDockWidget>
#include <QFileDialog>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QSlider>
#include <QStandardPaths>
#include <QStatusBar>
#include <QTableView>
#include <QToolBar>
#include <QVBoxLayout>

#include <algorithm>

namespace exemplar::ui {

MainWindow::MainWindow(Files& files, EngineSource engineSource, QWidget* parent)
    : QMainWindow(parent),
      m_files(files),
      m_engineSource(std::move(engineSource)),
      m_recovery(m_workspace, files,
                 QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + "/recovery") {
    resize(1280, 720);
    setDockNestingEnabled(true);
    makeViews();
    makeLabelPanel();
    makeActions();
    makeJobBar();
    connect(&m_workspace, &Workspace::historyChanged, this, &MainWindow::updateTitle);
    connect(&m_workspace, &Workspace::scanChanged, this, &MainWindow::updateTitle);
    connect(&m_jobs, &JobRunner::failed, this, &MainWindow::showError);
    updateTitle();
}

MainWindow::~MainWindow() = default;

void MainWindow::makeViews() {
    auto* centre = new QWidget(this);
    auto* grid = new QGridLayout(centre);
    grid->setContentsMargins(2, 2, 2, 2);
    grid->setSpacing(2);
    int place = 0;
    m_pointed = new QLabel(this);
    for (const Axis axis : {Axis::Axial, Axis::Sagittal, Axis::Coronal}) {
        auto* view = new SliceView(m_workspace, axis, centre);
        grid->addWidget(view, place / 2, place % 2);
        connect(view, &SliceView::pointed, m_pointed, &QLabel::setText);
        connect(view, &SliceView::maximiseWanted, this, [this, view] { maximise(view); });
        m_views.push_back(view);
        ++place;
    }
    setCentralWidget(centre);
    statusBar()->addWidget(m_pointed, 1);
}

void MainWindow::maximise(SliceView* view) {
    const bool alone = m_views[0]->isHidden() || m_views[1]->isHidden() || m_views[2]->isHidden();
    for (SliceView* other : m_views) {
        other->setVisible(alone || other == view);
    }
}

void MainWindow::makeLabelPanel() {
    m_labelModel = new LabelModel(m_workspace, this);
    m_labelTable = new QTableView(this);
    m_labelTable->setModel(m_labelModel);
    m_labelTable->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_labelTable->setSelectionMode(QAbstractItemView::SingleSelection);
    m_labelTable->verticalHeader()->hide();
    m_labelTable->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_labelTable->horizontalHeader()->setSectionResizeMode(LabelModel::Name, QHeaderView::Stretch);
    const auto showActive = [this] {
        const int row = m_labelModel->rowOf(m_workspace.activeLabel());
        if (row >= 0 && m_labelTable->currentIndex().row() != row) {
            m_labelTable->selectRow(row);
        }
    };
    connect(&m_workspace, &Workspace::activeLabelChanged, this, showActive);
    connect(m_labelModel, &QAbstractItemModel::modelReset, this, showActive);
    connect(m_labelTable, &QTableView::clicked, this,
            [this](const QModelIndex& index) { m_workspace.setActiveLabel(m_labelModel->labelAt(index.row())); });

    auto* add = new QPushButton(tr("Add"), this);
    auto* colour = new QPushButton(tr("Colour..."), this);
    auto* remove = new QPushButton(tr("Remove"), this);
    connect(add, &QPushButton::clicked, this, [this] { m_labelModel->addLabel(); });
    connect(colour, &QPushButton::clicked, this, [this] {
        const QModelIndex index = m_labelModel->index(m_labelModel->rowOf(m_workspace.activeLabel()), LabelModel::Name);
        if (index.isValid()) {
            const QColor chosen = QColorDialog::getColor(index.data(Qt::DecorationRole).value<QColor>(), this);
            m_labelModel->setData(index, chosen, Qt::DecorationRole);
        }
    });
    connect(remove, &QPushButton::clicked, this, [this] { m_workspace.removeEntry(m_workspace.activeLabel()); });
    auto* opacity = new QSlider(Qt::Horizontal, this);
    opacity->setRange(0, 100);
    opacity->setValue(50);
    opacity->setToolTip(tr("How strongly labels cover the scan"));
    connect(opacity, &QSlider::valueChanged, this, [this](int value) { m_workspace.setOpacity(value / 100.0); });

    auto* panel = new QWidget(this);
    auto* column = new QVBoxLayout(panel);
    auto* buttons = new QHBoxLayout;
    for (QPushButton* button : {add, colour, remove}) {
        buttons->addWidget(button);
    }
    column->addWidget(m_labelTable);
    column->addLayout(buttons);
    column->addWidget(new QLabel(tr("Opacity"), panel));
    column->addWidget(opacity);
    auto* dock = new QDockWidget(tr("Labels"), this);
    dock->setObjectName(QStringLiteral("labels"));
    dock->setWidget(panel);
    addDockWidget(Qt::RightDockWidgetArea, dock);
}

void MainWindow::addTool(QToolBar& bar, std::unique_ptr<Tool> tool, const QKeySequence& key) {
    Tool* raw = tool.get();
    auto* action = new QAction(tool->name(), m_toolActions);
    action->setCheckable(true);
    action->setShortcut(key);
    action->setToolTip(tr("%1 (%2)").arg(tool->name(), key.toString(QKeySequence::NativeText)));
    connect(action, &QAction::triggered, this, [this, raw] {
        for (SliceView* view : m_views) {
            view->setTool(raw);
        }
    });
    m_tools.push_back(std::move(tool));
    bar.addAction(action);
}

void MainWindow::makeActions() {
    QMenu* file = menuBar()->addMenu(tr("&File"));
    file->addAction(tr("&Open Scan..."), QKeySequence::Open, this, &MainWindow::askForScan);
    file->addAction(tr("&Import Labels..."), QKeySequence(Qt::CTRL | Qt::Key_I), this, &MainWindow::askForLabels);
    file->addAction(tr("&Save Labels"), QKeySequence::Save, this,
                    [this] { m_savedTo.isEmpty() ? askWhereToSave() : saveLabels(m_savedTo); });
    file->addAction(tr("Save Labels &As..."), QKeySequence::SaveAs, this, &MainWindow::askWhereToSave);
    file->addSeparator();
    file->addAction(tr("&Quit"), QKeySequence::Quit, this, &QWidget::close);

    QMenu* edit = menuBar()->addMenu(tr("&Edit"));
    m_undo = edit->addAction(tr("&Undo"), QKeySequence::Undo, &m_workspace, &Workspace::undo);
    m_redo = edit->addAction(tr("&Redo"), QKeySequence::Redo, &m_workspace, &Workspace::redo);

    QMenu* tools = menuBar()->addMenu(tr("&Tools"));
    QToolBar* bar = addToolBar(tr("Tools"));
    bar->setObjectName(QStringLiteral("tools"));
    m_toolActions = new QActionGroup(this);
    addTool(*bar, std::make_unique<CrosshairTool>(m_workspace), QKeySequence(Qt::Key_1));
    addTool(*bar, std::make_unique<BrushTool>(m_workspace, false), QKeySequence(Qt::Key_4));
    addTool(*bar, std::make_unique<BrushTool>(m_workspace, true), QKeySequence(Qt::Key_5));
    addTool(*bar, std::make_unique<PolygonTool>(m_workspace), QKeySequence(Qt::Key_3));
    addTool(*bar, std::make_unique<FillTool>(m_workspace), QKeySequence(Qt::Key_6));
    if (m_engineSource) {
        auto smart = std::make_unique<SmartTool>(
            m_workspace, [this](Axis axis, int slice, const Prompt& prompt) { askModel(axis, slice, prompt); });
        m_smartTool = smart.get();
        addTool(*bar, std::move(smart), QKeySequence(Qt::Key_7));
    }
    tools->addActions(m_toolActions->actions());
    m_toolActions->actions().front()->trigger();

    makeLabelMenu();
    QMenu* view = menuBar()->addMenu(tr("&View"));
    struct Preset {
        QString name;
        double low, high;
    };
    for (const Preset& preset : {Preset{tr("CT Abdomen"), -160, 240}, Preset{tr("CT Bone"), -450, 1050},
                                 Preset{tr("CT Brain"), 0, 80}, Preset{tr("CT Liver"), -45, 105},
                                 Preset{tr("CT Lung"), -1350, 150}, Preset{tr("CT Mediastinum"), -125, 225}}) {
        view->addAction(preset.name, this, [this, low = preset.low, high = preset.high] {
            m_workspace.setWindow({low, high});
        });
    }
    view->addAction(tr("&Automatic Window"), QKeySequence(Qt::CTRL | Qt::Key_J), this, [this] {
        if (m_workspace.hasScan()) {
            m_workspace.setWindow(IntensityWindow::automatic(m_workspace.scan().volume));
        }
    });
    view->addSeparator();
    view->addAction(tr("&Fit to View"), QKeySequence(Qt::CTRL | Qt::Key_0), this, [this] {
        for (SliceView* slice : m_views) {
            slice->resetZoom();
        }
    });
}

void MainWindow::makeLabelMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&Labels"));
    menu->addAction(tr("&Interpolate Between Slices"), QKeySequence(Qt::CTRL | Qt::Key_B), this, [this] {
        if (!m_workspace.hasScan()) {
            return;
        }
        changeLabels(tr("Interpolate"), [label = m_workspace.activeLabel()](LabelEditor& editor, JobControl&) {
            const SlicePlane plane(editor.map().geometry(), Axis::Axial);
            LabelMap drawn(editor.map().geometry());
            std::transform(editor.map().labels().begin(), editor.map().labels().end(), drawn.labels().begin(),
                           [label](std::uint16_t one) { return one == label ? one : std::uint16_t{0}; });
            ShapeInterpolationOptions options;
            options.matchParts = true;
            interpolateShapes(drawn, Axis::Axial, plane.labelledSlices(drawn), options);
            for (std::size_t i = 0; i < drawn.labels().size(); ++i) {
                if (drawn.labels()[i] != 0 && editor.map().labels()[i] == 0) {
                    editor.put(i, label);
                }
            }
        });
    });
    menu->addAction(tr("&Fill Holes"), this, [this] {
        changeLabels(tr("Fill holes"), [label = m_workspace.activeLabel()](LabelEditor& editor, JobControl& control) {
            fillHoles(editor, {label, Axis::Axial}, control);
        });
    });
    menu->addAction(tr("&Remove Islands"), this, [this] {
        changeLabels(tr("Remove islands"),
                     [label = m_workspace.activeLabel()](LabelEditor& editor, JobControl& control) {
                         removeIslands(editor, {label, std::nullopt}, 0, control);
                     });
    });
}

void MainWindow::askModel(Axis axis, int slice, const Prompt& prompt) {
    m_waiting.reset();
    const bool begun = m_jobs.start(tr("Asking the model"), [this, axis, slice, prompt, window = m_workspace.window(),
                                                             engine = m_engine](JobControl& control) {
        std::shared_ptr<Engine> own = engine ? engine : std::shared_ptr<Engine>(m_engineSource(control));
        control.checkpoint();
        const LoadedScan& scan = m_workspace.scan();  // not replaced while a job runs
        const SlicePlane plane(scan.volume.geometry(), axis);
        const auto answers = own->predict(sliceForEngine(scan.volume, scan.key, plane, window, slice), {prompt});
        auto mask = std::make_shared<Mask>(plane.width(), plane.height());
        std::transform(answers.front().logits.pixels().begin(), answers.front().logits.pixels().end(),
                       mask->pixels().begin(), [](float logit) { return logit > 0.0F ? 1 : 0; });
        return [this, own, axis, slice, mask] {
            m_engine = own;
            m_smartTool->show(axis, slice, *mask);
            for (SliceView* view : m_views) {
                view->update();
            }
        };
    });
    if (!begun) {
        m_waiting = Question{axis, slice, prompt};
    }
}

void MainWindow::changeLabels(const QString& name, std::function<void(LabelEditor&, JobControl&)> work) {
    if (!m_workspace.canPaint()) {
        return;
    }
    auto before = std::make_shared<LabelMap>(m_workspace.labels());
    m_jobs.start(name, [this, name, before, work = std::move(work)](JobControl& control) {
        auto editor = std::make_shared<LabelEditor>(*before);
        editor->begin(name.toStdString());
        work(*editor, control);
        return [this, name, before, editor] {
            m_workspace.applyEdit(name, before, std::shared_ptr<const LabelMap>(editor, &editor->map()));
        };
    });
}

void MainWindow::makeJobBar() {
    m_jobTitle = new QLabel(this);
    m_jobProgress = new QProgressBar(this);
    m_jobProgress->setRange(0, 1000);
    m_jobProgress->setMaximumWidth(220);
    m_jobCancel = new QPushButton(tr("Cancel"), this);
    for (QWidget* widget : {static_cast<QWidget*>(m_jobTitle), static_cast<QWidget*>(m_jobProgress),
                            static_cast<QWidget*>(m_jobCancel)}) {
        statusBar()->addPermanentWidget(widget);
        widget->hide();
    }
    connect(m_jobCancel, &QPushButton::clicked, &m_jobs, &JobRunner::cancel);
    connect(&m_jobs, &JobRunner::started, this, [this](const QString& title) {
        m_jobTitle->setText(title);
        m_jobProgress->setValue(0);
        m_jobTitle->show();
        m_jobProgress->show();
        m_jobCancel->show();
    });
    connect(&m_jobs, &JobRunner::progress, this,
            [this](double fraction) { m_jobProgress->setValue(static_cast<int>(1000.0 * fraction)); });
    connect(&m_jobs, &JobRunner::finished, this, [this] {
        m_jobTitle->hide();
        m_jobProgress->hide();
        m_jobCancel->hide();
        if (m_closing) {
            close();
        } else if (m_waiting) {
            const Question next = *m_waiting;
            askModel(next.axis, next.slice, next.prompt);
        }
    });
}

void MainWindow::dropUnfinished() {
    m_waiting.reset();
    for (const auto& tool : m_tools) {
        tool->cancel();
    }
}

void MainWindow::openScan(const QString& path) {
    if (!mayLoseChanges()) {
        return;
    }
    m_jobs.start(tr("Reading %1").arg(path.section('/', -1)), [this, path](JobControl& control) {
        auto scan = std::make_shared<LoadedScan>(m_files.openScan(path.toStdString(), control));
        return [this, scan] {
            m_savedTo.clear();
            dropUnfinished();
            m_workspace.setScan(std::move(*scan));
            QStringList notes;
            for (const std::string& note : m_workspace.scan().notes) {
                notes << QString::fromStdString(note);
            }
            statusBar()->showMessage(notes.join(' '), 10000);
            offerRecovery();
        };
    });
}

void MainWindow::importLabels(const QString& path) {
    if (!m_workspace.hasScan() || !mayLoseChanges()) {
        return;
    }
    m_jobs.start(
        tr("Reading %1").arg(path.section('/', -1)), [this, path, grid = m_workspace.geometry()](JobControl& control) {
            auto labels = std::make_shared<LoadedLabels>(m_files.openLabels(path.toStdString(), grid, control));
            return [this, labels] {
                dropUnfinished();
                m_workspace.setLabels(std::move(*labels));
            };
        });
}

void MainWindow::saveLabels(const QString& path) {
    if (!m_workspace.hasScan()) {
        return;
    }
    // A copy, so that one goes on painting while it is written.
    auto copy = std::make_shared<LabelMap>(m_workspace.labels());
    m_jobs.start(tr("Writing %1").arg(path.section('/', -1)),
                 [this, path, copy, table = m_workspace.table(), source = m_workspace.scan().path,
                  revision = m_workspace.revision()](JobControl&) {
                     m_files.saveLabels(*copy, table, path.toStdString(), source);
                     return [this, path, revision] {
                         m_savedTo = path;
                         m_workspace.setSaved(revision);
                         if (!m_workspace.modified()) {
                             m_recovery.forget();
                         }
                     };
                 });
}

void MainWindow::offerRecovery() {
    const QString path = m_recovery.leftBehind();
    if (path.isEmpty()) {
        return;
    }
    auto* box = new QMessageBox(QMessageBox::Question, tr("Unsaved labels found"),
                                tr("Labels of this scan that were not saved when the program last ended were found. "
                                   "Take them over?"),
                                QMessageBox::Yes | QMessageBox::No, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box, &QMessageBox::finished, this, [this, path](int answer) {
        if (answer != QMessageBox::Yes) {
            m_recovery.forget();
            return;
        }
        m_jobs.start(tr("Reading labels"), [this, path, grid = m_workspace.geometry()](JobControl& control) {
            auto labels = std::make_shared<LoadedLabels>(m_files.openLabels(path.toStdString(), grid, control));
            return [this, labels] {
                const auto before = std::make_shared<LabelMap>(m_workspace.labels());
                for (const LabelEntry& entry : labels->table.entries()) {
                    m_workspace.setEntry(entry);
                }
                // An edit: still unsaved.
                m_workspace.applyEdit(tr("Recover"), before, std::shared_ptr<const LabelMap>(labels, &labels->labels));
            };
        });
    });
    box->open();
}

void MainWindow::askForScan() {
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Open Scan"), {}, tr("Scans (*.nii *.nii.gz *.hdr *.nrrd *.nhdr *.mha *.mhd *.dcm);;All files (*)"));
    if (!path.isEmpty()) {
        openScan(path);
    }
}

void MainWindow::askForLabels() {
    const QString path = QFileDialog::getOpenFileName(this, tr("Import Labels"), {},
                                                      tr("Label maps (*.nii *.nii.gz *.nrrd *.mha);;All files (*)"));
    if (!path.isEmpty()) {
        importLabels(path);
    }
}

void MainWindow::askWhereToSave() {
    if (!m_workspace.hasScan()) {
        return;
    }
    const QString path = QFileDialog::getSaveFileName(this, tr("Save Labels"), m_savedTo,
                                                      tr("Label maps (*.nii.gz *.nii *.nrrd *.mha)"));
    if (!path.isEmpty()) {
        saveLabels(path);
    }
}

bool MainWindow::mayLoseChanges() {
    return !m_workspace.modified() ||
           QMessageBox::question(this, tr("Unsaved labels"),
                                 tr("The labels of %1 have not been saved. Go on without saving them?")
                                     .arg(QString::fromStdString(m_workspace.scan().name))) == QMessageBox::Yes;
}

void MainWindow::updateTitle() {
    const QString name = m_workspace.hasScan() ? QString::fromStdString(m_workspace.scan().name) : QString();
    setWindowTitle(name.isEmpty() ? QStringLiteral("Exemplar") : tr("%1[*] - Exemplar").arg(name));
    setWindowModified(m_workspace.modified());
    const QString undo = m_workspace.undoName(), redo = m_workspace.redoName();
    m_undo->setText(undo.isEmpty() ? tr("&Undo") : tr("&Undo %1").arg(undo));
    m_redo->setText(redo.isEmpty() ? tr("&Redo") : tr("&Redo %1").arg(redo));
    m_undo->setEnabled(m_workspace.canUndo());
    m_redo->setEnabled(m_workspace.canRedo());
}

void MainWindow::showError(const QString& sentence) {
    auto* box = new QMessageBox(QMessageBox::Warning, tr("Exemplar"), sentence, QMessageBox::Ok, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!m_closing && !mayLoseChanges()) {
        event->ignore();
        return;
    }
    if (m_jobs.running()) {
        m_closing = true;  // closes when the job has stopped
        m_jobs.cancel();
        event->ignore();
        return;
    }
    m_recovery.forget();  // saved, or given up knowingly
    event->accept();
}

}  // namespace exemplar::ui
