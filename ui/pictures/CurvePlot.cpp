// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/CurvePlot.h"

#include <qcustomplot.h>

#include <cmath>

namespace exemplar::ui {
namespace {

void styleAxis(QCPAxis* axis, const QString& label) {
    const QColor ink(70, 74, 80);
    QFont font(QStringLiteral("DejaVu Sans"));
    font.setPixelSize(13);
    axis->setLabel(label);
    axis->setLabelFont(font);
    axis->setTickLabelFont(font);
    axis->setLabelColor(ink);
    axis->setTickLabelColor(ink);
    axis->setBasePen(QPen(ink));
    axis->setTickPen(QPen(ink));
    axis->setSubTickPen(QPen(QColor(150, 154, 160)));
    axis->grid()->setPen(QPen(QColor(226, 228, 232)));
}

QCPAxisRect* addRect(QCustomPlot& plot, int row, const QString& title, const QString& yLabel) {
    QFont font(QStringLiteral("DejaVu Sans"));
    font.setPixelSize(16);
    font.setBold(true);
    plot.plotLayout()->addElement(2 * row, 0, new QCPTextElement(&plot, title, font));
    auto* rect = new QCPAxisRect(&plot);
    plot.plotLayout()->addElement(2 * row + 1, 0, rect);
    styleAxis(rect->axis(QCPAxis::atBottom), QStringLiteral("step"));
    styleAxis(rect->axis(QCPAxis::atLeft), yLabel);
    auto* legend = new QCPLegend;
    rect->insetLayout()->addElement(legend, Qt::AlignTop | Qt::AlignRight);
    legend->setLayer(QStringLiteral("legend"));
    QFont small(QStringLiteral("DejaVu Sans"));
    small.setPixelSize(12);
    legend->setFont(small);
    legend->setBorderPen(QPen(QColor(200, 204, 210)));
    legend->setBrush(QColor(255, 255, 255, 220));
    rect->setProperty("legend", QVariant::fromValue(static_cast<QObject*>(legend)));
    return rect;
}

QCPGraph* addGraph(QCustomPlot& plot, QCPAxisRect* rect, const QString& name, const QPen& pen) {
    QCPGraph* graph = plot.addGraph(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
    graph->setPen(pen);
    graph->setName(name);
    graph->removeFromLegend();
    if (!name.isEmpty()) {
        graph->addToLegend(qobject_cast<QCPLegend*>(rect->property("legend").value<QObject*>()));
    }
    return graph;
}

void addLoss(QCustomPlot& plot, QCPAxisRect* rect, const TrainingRecord& record, const QString& name, const QColor& colour, double TrainingStep::*part) {
    QColor faint = colour;
    faint.setAlpha(70);
    QCPGraph* raw = addGraph(plot, rect, QString(), QPen(faint, 1.0));
    QCPGraph* smooth = addGraph(plot, rect, name, QPen(colour, 2.2));
    double mean = 0.0, weight = 0.0;
    for (const TrainingStep& step : record.steps) {
        mean = 0.95 * mean + 0.05 * step.*part;  // exponential mean, its start corrected
        weight = 0.95 * weight + 0.05;
        raw->addData(step.step, step.*part);
        smooth->addData(step.step, mean / weight);
    }
}

}  // namespace

QImage trainingCurves(const TrainingRecord& record, const LabelTable& labels, int width, int height) {
    QCustomPlot plot;
    plot.setAntialiasedElements(QCP::aeAll);
    plot.plotLayout()->clear();
    QCPAxisRect* losses = addRect(plot, 0, QStringLiteral("Loss"), QStringLiteral("loss"));
    addLoss(plot, losses, record, QStringLiteral("total"), QColor(40, 60, 110), &TrainingStep::loss);
    addLoss(plot, losses, record, QStringLiteral("cross-entropy"), QColor(220, 120, 40), &TrainingStep::crossEntropy);
    addLoss(plot, losses, record, QStringLiteral("Dice"), QColor(60, 150, 90), &TrainingStep::dice);
    QCPAxisRect* scores = addRect(plot, 1, record.heldOut ? QStringLiteral("DSC on the held-out exemplar") : QStringLiteral("DSC on the unchanged exemplars"), QStringLiteral("DSC"));
    for (std::size_t c = 0; c < labels.size(); ++c) {
        const LabelEntry& entry = labels.entries()[c];
        QCPGraph* graph = addGraph(plot, scores, QString::fromStdString(entry.name), QPen(QColor(entry.colour[0], entry.colour[1], entry.colour[2]), 2.0));
        graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, 6));
        for (const Validation& validation : record.validations) {
            if (c < validation.dice.size() && std::isfinite(validation.dice[c])) {
                graph->addData(validation.step, validation.dice[c]);
            }
        }
    }
    QCPGraph* mean = addGraph(plot, scores, QStringLiteral("mean"), QPen(QColor(30, 30, 30), 2.6, Qt::DashLine));
    for (const Validation& validation : record.validations) {
        mean->addData(validation.step, validation.mean);
    }
    const double last = record.steps.empty() ? 1.0 : record.steps.back().step;
    losses->axis(QCPAxis::atLeft)->rescale();
    losses->axis(QCPAxis::atLeft)->setRangeLower(0.0);
    for (QCPAxisRect* rect : {losses, scores}) {
        rect->axis(QCPAxis::atBottom)->setRange(0.0, last);
    }
    scores->axis(QCPAxis::atLeft)->setRange(0.0, 1.0);
    return plot.toPixmap(width, height).toImage();
}

}  // namespace exemplar::ui
