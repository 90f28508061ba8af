// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/CompareCommands.h"

#include "core/engine/SliceForEngine.h"
#include "core/image/Components.h"
#include "core/image/ConformLabels.h"
#include "core/propagation/SliceAnswer.h"
#include "core/synthesis/PointSampler.h"
#include "ui/commands/FileName.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QHeaderView>
#include <QTableWidget>
#include <QVBoxLayout>

#include <cmath>
#include <limits>

namespace exemplar::ui {
namespace {

constexpr int kMostParts = 4;  // clicks on a structure

/// One prompt per structure of the slice, a click in the middle of its largest parts.
std::vector<Prompt> clicksOn(const LabelImage& labels, const LabelTable& structures) {
    std::vector<Prompt> prompts;
    for (const LabelEntry& entry : structures.entries()) {
        Prompt prompt;
        prompt.label = entry.id;
        prompt.points = centrePoints(labelMask(labels, entry.id), 4, kMostParts);
        prompts.push_back(std::move(prompt));
    }
    return prompts;
}

QTableWidgetItem* cell(double value, int decimals) {
    auto* item = new QTableWidgetItem(std::isfinite(value) ? QString::number(value, 'f', decimals) : QString("-"));
    item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return item;
}

}  // namespace

CompareCommands::CompareCommands(Files& files, Workspace& workspace, Learning& learning, EngineQueue& engine,
                                 JobRunner& jobs, QWidget* window)
    : QObject(window),
      m_files(files),
      m_workspace(workspace),
      m_learning(learning),
      m_engine(engine),
      m_jobs(jobs),
      m_window(window) {
    connect(&workspace, &Workspace::scanChanged, this, [this] { m_learning.setTruth(nullptr); });
}

void CompareCommands::showBase(Axis axis, int slice) {
    const int wanted = ++m_wanted;
    if (!m_workspace.hasScan() || !m_engine.available()) {
        return;
    }
    const SlicePlane plane(m_workspace.geometry(), axis);
    const LabelImage labels = plane.extract(m_workspace.labels(), slice);
    LabelTable structures;
    for (const std::uint16_t label : labelsIn(labels)) {
        const LabelEntry* entry = m_workspace.table().find(label);
        if (entry == nullptr || entry->visible) {
            structures.ensure(label);
        }
    }
    if (structures.empty()) {
        Q_EMIT done(tr("Nothing is labelled on this slice; the base model needs a labelled structure to predict."));
        return;
    }
    Q_EMIT done(tr("The base model is predicting..."));
    m_engine.look([this, wanted, axis, slice, labels, structures, scan = m_workspace.sharedScan(),
                   window = m_learning.modelWindow(m_workspace).window](Engine& engine) -> std::function<void()> {
        const SlicePlane here(scan->volume.geometry(), axis);
        engine.dropProfile();
        std::vector<Image> logits;
        for (Answer& answer : engine.predict(sliceForEngine(scan->volume, scan->key, here, window, slice),
                                             clicksOn(labels, structures))) {
            logits.push_back(std::move(answer.logits));
        }
        LabelImage answer = compete(logits, structures).labels;
        return [this, wanted, axis, slice, scan, answer = std::move(answer)] {
            if (wanted == m_wanted && scan == m_workspace.sharedScan()) {
                m_workspace.showInstead(
                    ShownInstead{nullptr, axis, slice, answer, tr("The base model, one click per part")});
            }
        };
    });
}

void CompareCommands::showTruth() {
    ++m_wanted;
    if (!m_learning.truth()) {
        Q_EMIT done(
            tr("There is no ground truth to show; open one with \"Compare with Label Map\" in the Learn menu."));
        return;
    }
    m_workspace.showInstead(ShownInstead{m_learning.truth(), Axis::Axial, -1, {}, tr("Ground truth")});
}

void CompareCommands::hide() {
    ++m_wanted;
    if (m_workspace.shownInstead()) {
        m_workspace.showInstead(std::nullopt);
    }
}

void CompareCommands::openTruth(const QString& path) {
    if (!m_workspace.hasScan()) {
        return;
    }
    m_jobs.start(tr("Reading %1").arg(fileName(path)),
                 [this, path, scan = m_workspace.sharedScan()](JobControl& control) -> std::function<void()> {
                     const LoadedLabels loaded = m_files.openLabels(path.toStdString(), control);
                     auto truth = std::make_shared<const LabelMap>(
                         conformTo(loaded.labels, scan->volume.geometry(), path.toStdString()));
                     return [this, truth, scan] {
                         if (scan == m_workspace.sharedScan()) {
                             m_learning.setTruth(truth);
                             Q_EMIT done(
                                 tr("Hold T to show that label map; \"Score Against That Map\" in the Learn menu "
                                    "computes scores."));
                         }
                     };
                 });
}

void CompareCommands::askForTruth() {
    const QString path = QFileDialog::getOpenFileName(m_window, tr("Compare with Label Map"), {},
                                                      tr("Label maps (*.nii *.nii.gz *.nrrd *.mha);;All files (*)"));
    if (!path.isEmpty()) {
        openTruth(path);
    }
}

void CompareCommands::score() {
    if (!m_workspace.hasScan() || m_workspace.editing()) {
        return;
    }
    if (!m_learning.truth()) {
        askForTruth();
        return;
    }
    EvaluateOptions options;
    options.axis = m_workspace.review().axis();
    options.excludeSlices = m_workspace.review().exemplars();
    m_jobs.start(
        tr("Scoring"),
        [this, options, truth = m_learning.truth(), scan = m_workspace.sharedScan(),
         labels = std::make_shared<const LabelMap>(m_workspace.labels())](JobControl&) -> std::function<void()> {
            const auto scores = evaluate(*truth, *labels, options);
            return [this, scores, scan] {
                if (scan == m_workspace.sharedScan()) {
                    showScores(scores);
                }
            };
        });
}

void CompareCommands::showScores(const std::vector<LabelScore>& scores) {
    Q_EMIT scored(scores);
    auto* dialog = new QDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Scores against the ground truth, without the exemplars"));
    dialog->resize(620, 360);
    auto* table = new QTableWidget(static_cast<int>(scores.size()) + 1, 6, dialog);
    table->setHorizontalHeaderLabels(
        {tr("Label"), tr("DSC"), tr("HD95 mm"), tr("Surface Dice 2 mm"), tr("Ground truth ml"), tr("Result ml")});
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    const auto fill = [&](int row, const QString& name, const LabelScore& score) {
        table->setItem(row, 0, new QTableWidgetItem(name));
        const double none = std::numeric_limits<double>::quiet_NaN();  // neither shows it: nothing was measured
        table->setItem(row, 1, cell(score.bothEmpty() ? none : score.dice, 3));
        table->setItem(row, 2, cell(score.bothEmpty() ? none : score.hd95, 2));
        table->setItem(row, 3, cell(score.bothEmpty() ? none : score.surfaceDice, 3));
        table->setItem(row, 4, cell(score.truthMl, 2));
        table->setItem(row, 5, cell(score.resultMl, 2));
    };
    for (std::size_t i = 0; i < scores.size(); ++i) {
        fill(static_cast<int>(i), QString::fromStdString(m_workspace.table().nameOf(scores[i].label)), scores[i]);
    }
    fill(static_cast<int>(scores.size()), tr("Mean"), meanScore(scores));
    if (const LabelsCounted counted = labelsCounted(scores); counted.distances < counted.overlaps) {
        QTableWidgetItem* distance = table->item(static_cast<int>(scores.size()), 2);
        distance->setText(tr("%1 (%2 of %3)").arg(distance->text()).arg(counted.distances).arg(counted.overlaps));
        distance->setToolTip(tr("Mean over the labels that both maps have; for others no distance can be computed"));
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto* column = new QVBoxLayout(dialog);
    column->addWidget(table);
    column->addWidget(buttons);
    dialog->open();
}

}  // namespace exemplar::ui
