// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/MainWindow.h"

#include "core/base/Version.h"
#include "ui/dialogs/SettingsDialog.h"
#include "ui/dialogs/ShortcutDialog.h"
#include "ui/looks/Icons.h"
#include "ui/models/LabelModel.h"
#include "ui/panels/LabelPanel.h"
#include "ui/panels/ToolOptions.h"
#include "ui/tools/Toolbox.h"
#include "ui/views/SliceView.h"
#include "ui/views/ViewGrid.h"

#include <QApplication>
#include <QMenuBar>
#include <QMessageBox>
#include <QToolBar>

#include <algorithm>
#include <tuple>

namespace exemplar::ui {

void MainWindow::makeFileMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&File"));
    const auto add = [&](const ActionText& text, auto* receiver, auto slot) {
        return addAction(menu, text, receiver, slot);
    };
    add({"open-scan", tr("&Open Scan..."), "open-scan", QKeySequence::Open}, &m_scanCommands,
        &ScanCommands::askForScan);
    add({"open-folder", tr("Open &DICOM Folder..."), "open-dicom", Qt::CTRL | Qt::Key_D}, &m_scanCommands,
        &ScanCommands::askForFolder);
    add({"open-session", tr("Ope&n Session..."), "open-session", Qt::CTRL | Qt::SHIFT | Qt::Key_O}, &m_scanCommands,
        &ScanCommands::askForSession);
    m_otherVolume = add({"volume", tr("&Volume...")}, &m_scanCommands, &ScanCommands::askForVolume);
    menu->addSeparator();
    m_needScan.push_back(add({"save", tr("&Save Session"), "save", QKeySequence::Save}, &m_scanCommands,
                             [this] { m_scanCommands.save(); }));
    m_needScan.push_back(add({"save-as", tr("Save Session &As..."), "save-as", QKeySequence::SaveAs}, &m_scanCommands,
                             [this] { m_scanCommands.saveAs(); }));
    menu->addSeparator();
    m_needScan.push_back(add({"import-labels", tr("&Import Label Map..."), "import", Qt::CTRL | Qt::Key_I},
                             &m_exportCommands, &ExportCommands::askForLabels));
    m_needScan.push_back(add({"export-labels", tr("&Export Label Map..."), "export", Qt::CTRL | Qt::Key_E},
                             &m_exportCommands, &ExportCommands::askWhereToExportLabels));
    m_needScan.push_back(add({"export-bids", tr("Export &BIDS Derivative...")}, &m_exportCommands,
                             &ExportCommands::askWhereToExportBids));
    m_needScan.push_back(add({"export-masks", tr("Export a &Mask per Label...")}, &m_exportCommands,
                             &ExportCommands::askWhereToExportMasks));
    m_needScan.push_back(add({"export-statistics", tr("Export S&tatistics...")}, &m_exportCommands,
                             &ExportCommands::askWhereToExportStatistics));
    m_needScan.push_back(add({"export-picture", tr("Save &Picture of the View...")}, &m_exportCommands,
                             [this] { m_exportCommands.askWhereToExportPicture(m_views->active()); }));
    menu->addSeparator();
    m_needScan.push_back(add({"close-scan", tr("&Close Scan"), nullptr, QKeySequence::Close}, &m_scanCommands,
                             &ScanCommands::closeScan));
    add({"quit", tr("&Quit"), nullptr, QKeySequence::Quit}, this, &QWidget::close);
}

void MainWindow::makeEditMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&Edit"));
    m_undo = addAction(menu, {"undo", tr("&Undo"), "undo", QKeySequence::Undo}, &m_workspace, &Workspace::undo);
    m_redo = addAction(menu, {"redo", tr("&Redo"), "redo", Qt::CTRL | Qt::SHIFT | Qt::Key_Z}, &m_workspace,
                       &Workspace::redo);
    menu->addSeparator();
    addAction(menu, {"shortcuts", tr("&Keyboard and Mouse..."), "keyboard"}, this,
              [this] { ShortcutDialog(m_shortcuts, this).exec(); });
    addAction(menu, {"settings", tr("&Settings..."), "settings", QKeySequence::Preferences}, this,
              [this] { SettingsDialog(m_workspace, this).exec(); });
    QMenu* tools = menuBar()->addMenu(tr("&Tools"));
    for (QAction* action : m_toolbox->actions()) {
        tools->addAction(action);
        m_shortcuts.add(action, tools->title());
    }
}

void MainWindow::makeLabelMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&Labels"));
    const auto add = [&](const ActionText& text, auto* receiver, auto slot) {
        QAction* action = addAction(menu, text, receiver, slot);
        m_needScan.push_back(action);
        return action;
    };
    add({"interpolate", tr("&Interpolate Between Slices"), "interpolate", Qt::CTRL | Qt::Key_B}, this,
        [this] { m_labelCommands.interpolate(activeAxis()); });
    add({"copy-before", tr("Copy from the Slice &Before"), "copy-slice", Qt::CTRL | Qt::Key_Left}, this,
        [this] { m_labelCommands.copyFromNeighbour(activeAxis(), -1); });
    add({"copy-after", tr("Copy from the Slice &After"), "copy-slice", Qt::CTRL | Qt::Key_Right}, this,
        [this] { m_labelCommands.copyFromNeighbour(activeAxis(), 1); });
    add({"clear-slice", tr("&Clear Label on This Slice"), nullptr, Qt::CTRL | Qt::Key_Delete}, this,
        [this] { m_labelCommands.clearSlice(activeAxis()); });
    add({"threshold", tr("By &Threshold"), "threshold", Qt::CTRL | Qt::Key_T}, &m_labelCommands,
        &LabelCommands::threshold);
    add({"fill-holes", tr("Fill &Holes"), "holes", Qt::CTRL | Qt::Key_H}, this,
        [this] { m_labelCommands.fillHoles(activeAxis()); });
    add({"remove-islands", tr("Remove I&slands"), "islands"}, &m_labelCommands, &LabelCommands::removeIslands);
    menu->addSeparator();
    add({"add-label", tr("A&dd Label"), "add", Qt::CTRL | Qt::Key_L}, m_labelPanel, &LabelPanel::addLabel);
    add({"remove-label", tr("R&emove Label"), "remove"}, m_labelPanel, &LabelPanel::removeLabel);
    const auto step = [this](int by) {
        const auto& entries = m_workspace.table().entries();
        const int next = m_workspace.table().indexOf(m_workspace.activeLabel()) + by;
        if (next >= 0 && next < static_cast<int>(entries.size())) {
            m_workspace.setActiveLabel(entries[static_cast<std::size_t>(next)].id);
        }
    };
    add({"label-before", tr("&Previous Label"), nullptr, Qt::Key_Q}, this, [step] { step(-1); });
    add({"label-after", tr("&Next Label"), nullptr, Qt::Key_W}, this, [step] { step(1); });
    menu->addSeparator();
    QMenu* presets = menu->addMenu(tr("&Use a Preset"));
    m_needScan.push_back(presets->menuAction());
    for (const LabelPresetChoice& preset : m_files.presets()) {
        presets->addAction(QString::fromStdString(preset.name), this,
                           [this, table = preset.table] { m_exportCommands.useTable(tr("Label preset"), table); });
    }
    add({"import-names", tr("I&mport Label Names...")}, &m_exportCommands, &ExportCommands::askForTable);
    add({"export-names", tr("E&xport Label Names...")}, &m_exportCommands, &ExportCommands::askWhereToExportTable);
}

void MainWindow::setWindow(double low, double high) {
    if (m_workspace.hasScan()) {
        m_workspace.setWindow({low, high});
    }
}

void MainWindow::setDisplay(bool Display::*member, bool on) {
    Display display = m_workspace.display();
    display.*member = on;
    m_workspace.setDisplay(display);
    storeDisplay(m_workspace);
}

void MainWindow::makeViewMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&View"));
    struct Preset {
        const char* id;
        QString name;
        double low, high;
    };
    QMenu* windows = menu->addMenu(icon(QStringLiteral("window-level")), tr("&Window and Level"));
    for (const Preset& preset :
         {Preset{"ct-abdomen", tr("CT Abdomen"), -160, 240}, Preset{"ct-bone", tr("CT Bone"), -450, 1050},
          Preset{"ct-brain", tr("CT Brain"), 0, 80}, Preset{"ct-liver", tr("CT Liver"), -45, 105},
          Preset{"ct-lung", tr("CT Lung"), -1350, 150}, Preset{"ct-mediastinum", tr("CT Mediastinum"), -125, 225}}) {
        m_needScan.push_back(
            addAction(windows, {preset.id, preset.name}, this, [this, preset] { setWindow(preset.low, preset.high); }));
    }
    m_needScan.push_back(
        addAction(windows, {"window-automatic", tr("&Automatic"), nullptr, Qt::CTRL | Qt::Key_J}, this, [this] {
            const IntensityWindow& own = m_workspace.automaticWindow();
            setWindow(own.low, own.high);
        }));
    QMenu* modalities = menu->addMenu(tr("Tr&eat Scan As"));
    for (const auto& [id, name, modality] :
         {std::tuple{"modality-ct", tr("CT"), Modality::CT}, std::tuple{"modality-mr", tr("MR"), Modality::MR},
          std::tuple{"modality-other", tr("Other"), Modality::Unknown}}) {
        QAction* action = addAction(modalities, {id, name}, this, [this, modality = modality] {
            followReading();  // checked when it is done, not when it is asked for
            m_scanCommands.treatAs(modality);
        });
        action->setCheckable(true);
        m_modalities.emplace_back(modality, action);
        m_needScan.push_back(action);
    }
    menu->addSeparator();
    const auto toggle = [&](const ActionText& text, bool Display::*member) {
        QAction* action = addAction(menu, text, this, [this, member](bool on) { setDisplay(member, on); });
        action->setCheckable(true);
        const auto show = [this, action, member] { action->setChecked(m_workspace.display().*member); };
        connect(&m_workspace, &Workspace::viewChanged, action, show);
        show();
    };
    toggle({"outline", tr("Labels as &Outlines"), nullptr, Qt::Key_O}, &Display::outline);
    toggle({"smooth", tr("&Smooth Display"), nullptr, Qt::Key_I}, &Display::smooth);
    toggle({"crosshair", tr("&Crosshair"), nullptr, Qt::Key_X}, &Display::crosshair);
    toggle({"radiological", tr("Radio&logical Display")}, &Display::radiological);
    const auto fade = [this](double by) {
        Display display = m_workspace.display();
        display.opacity = std::clamp(display.opacity + by, 0.0, 1.0);
        m_workspace.setDisplay(display);
    };
    addAction(menu, {"opacity-less", tr("Decrease Label Opac&ity"), nullptr, Qt::Key_A}, this, [fade] { fade(-0.1); });
    addAction(menu, {"opacity-more", tr("Increase Label Opaci&ty"), nullptr, Qt::Key_D}, this, [fade] { fade(0.1); });
    addAction(menu, {"labels-toggle", tr("&Hide or Show Labels"), "visible", Qt::Key_S}, this, [this] {
        Display display = m_workspace.display();
        if (display.opacity > 0.0) {
            m_opacity = display.opacity;
        }
        display.opacity = display.opacity > 0.0 ? 0.0 : m_opacity;
        m_workspace.setDisplay(display);
    });
    menu->addSeparator();
    m_needScan.push_back(addAction(menu, {"fit", tr("&Fit to View"), "zoom-fit", Qt::CTRL | Qt::Key_F}, this, [this] {
        for (SliceView* slice : m_views->slices()) {
            slice->resetZoom();
        }
    }));
    addAction(menu, {"all-views", tr("All &Views"), "layout-four", Qt::CTRL | Qt::Key_0}, m_views, &ViewGrid::showAll);
    const QString names[] = {tr("A&xial Large"), tr("Sa&gittal Large"), tr("Co&ronal Large"), tr("S&urfaces Large")};
    for (std::size_t place = 0; place < 4; ++place) {
        const QByteArray id = "large-" + QByteArray::number(static_cast<int>(place));
        addAction(menu, {id.constData(), names[place], nullptr, QKeySequence(Qt::CTRL | (Qt::Key_1 + int(place)))},
                  this, [this, place] { m_views->toggleLarge(place); });
    }
    m_needScan.push_back(addAction(menu, {"middle", tr("Cursor to the &Middle"), nullptr, Qt::Key_C}, this, [this] {
        const Index3& dims = m_workspace.geometry().dims();
        m_workspace.setCursor({dims[0] / 2, dims[1] / 2, dims[2] / 2});
    }));
}

void MainWindow::makeHelpMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&Help"));
    addAction(menu, {"manual", tr("&Manual"), "help", QKeySequence(Qt::Key_F1)}, &m_help, &HelpCommands::showManual);
    addAction(menu, {"keys", tr("&Keys..."), "keyboard"}, &m_help, &HelpCommands::showKeys);
    addAction(menu, {"tour", tr("&Tour...")}, &m_help, &HelpCommands::showTour);
    menu->addSeparator();
    addAction(menu, {"about", tr("&About Exemplar"), "info"}, this, [this] {
        const QString text =
            tr("<h3>Exemplar %1</h3><p>A workstation that learns to label medical images from a few slices. Not a "
               "medical device.</p><p>GPL-3.0-or-later. It uses Qt, ITK, DCMTK, VTK, LibTorch, QCustomPlot and "
               "others; the base model LiteMedSAM is Apache-2.0.</p>")
                .arg(QString::fromStdString(programVersion()));
        const QString versions = QString::fromStdString(versionText("Exemplar")).toHtmlEscaped().replace('\n', "<br>");
        auto* box = new QMessageBox(QMessageBox::NoIcon, tr("About Exemplar"), text + "<p>" + versions + "</p>",
                                    QMessageBox::Ok, this);
        box->setIconPixmap(windowIcon().pixmap(64));
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        box->open();
    });
}

void MainWindow::makeToolBars() {
    auto* bar = new QToolBar(tr("Tools"), this);
    bar->setObjectName(QStringLiteral("tools"));
    bar->setIconSize({24, 24});
    bar->addActions(m_toolbox->actions());
    bar->addSeparator();
    for (const char* id : {"undo", "redo", "interpolate", "copy-before", "save", "export-labels"}) {
        bar->addAction(findChild<QAction*>(QLatin1String(id)));
    }
    addToolBar(Qt::LeftToolBarArea, bar);
    auto* options = new ToolOptions(m_workspace, m_toolSettings, this);
    addToolBar(Qt::TopToolBarArea, options);
    connect(&m_workspace, &Workspace::scanChanged, options, [this, bar, options] {
        bar->setVisible(m_workspace.hasScan()), options->setVisible(m_workspace.hasScan());
    });
    bar->hide();
    options->hide();
}

}  // namespace exemplar::ui
