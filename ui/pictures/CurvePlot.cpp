// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/CurvePlot.h"

#include "ui/models/ScoreWords.h"
#include "ui/pictures/Palette.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace exemplar::ui {
namespace {

/// One axis rect with its title above and its legend beside it.
struct Panel {
    QCPAxisRect* rect = nullptr;
    QCPLegend* legend = nullptr;
};

void styleAxis(QCPAxis* axis, const QString& label) {
    axis->setLabel(label);
    axis->setLabelFont(palette::font(13));
    axis->setTickLabelFont(palette::font(13));
    axis->setLabelColor(palette::kInk);
    axis->setTickLabelColor(palette::kFaint);
    axis->setBasePen(QPen(palette::kFaint));
    axis->setTickPen(QPen(palette::kFaint));
    axis->setSubTickPen(Qt::NoPen);
    axis->grid()->setPen(QPen(palette::kGrid));
    axis->grid()->setZeroLinePen(Qt::NoPen);
}

Panel addPanel(QCustomPlot& plot, int index, const QString& title, const QString& yLabel, QCPMarginGroup* margins) {
    auto* text = new QCPTextElement(&plot, title, palette::font(17, true));
    text->setTextColor(palette::kInk);
    text->setTextFlags(Qt::AlignLeft | Qt::AlignVCenter);
    text->setMargins(QMargins(12, index == 0 ? 10 : 4, 0, 2));
    plot.plotLayout()->addElement(2 * index, 0, text);
    auto* rect = new QCPAxisRect(&plot);
    rect->setBackground(QBrush(palette::kPanel));
    rect->setMinimumMargins(QMargins(12, 10, 16, 10));
    rect->setMarginGroup(QCP::msLeft | QCP::msRight, margins);
    plot.plotLayout()->addElement(2 * index + 1, 0, rect);
    styleAxis(rect->axis(QCPAxis::atBottom), QStringLiteral("step"));
    styleAxis(rect->axis(QCPAxis::atLeft), yLabel);
    for (QCPAxis* axis : rect->axes()) {
        axis->setLayer(QStringLiteral("axes"));
        axis->grid()->setLayer(QStringLiteral("grid"));
    }
    rect->setLayer(QStringLiteral("background"));
    auto* side = new QCPLayoutGrid;
    plot.plotLayout()->addElement(2 * index + 1, 1, side);
    auto* legend = new QCPLegend;
    side->addElement(0, 0, legend);
    side->addElement(1, 0, new QCPTextElement(&plot));
    side->setRowStretchFactor(0, 0.001);  // the entries stay together at the top
    legend->setLayer(QStringLiteral("legend"));
    legend->setFont(palette::font(13));
    legend->setTextColor(palette::kInk);
    legend->setBorderPen(Qt::NoPen);
    legend->setBrush(Qt::NoBrush);
    legend->setFillOrder(QCPLegend::foRowsFirst);
    legend->setRowSpacing(2);
    return {rect, legend};
}

QCPGraph* addGraph(QCustomPlot& plot, const Panel& panel, const QString& name, const QPen& pen) {
    QCPGraph* graph = plot.addGraph(panel.rect->axis(QCPAxis::atBottom), panel.rect->axis(QCPAxis::atLeft));
    graph->setPen(pen);
    graph->setName(name);
    graph->removeFromLegend();
    if (!name.isEmpty()) {
        graph->addToLegend(panel.legend);
    }
    return graph;
}

std::vector<double> smoothed(const std::vector<double>& values) {
    const double deviation = std::max(1.0, static_cast<double>(values.size()) / 40.0);
    std::vector<double> result(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        result[i] = smoothedAt(values, i, deviation);
    }
    return result;
}

void addLoss(QCustomPlot& plot, const Panel& panel, const TrainingRecord& record, const QString& name,
             const QColor& colour, double TrainingStep::*part) {
    QColor faint = colour;
    faint.setAlpha(85);
    QCPGraph* raw = addGraph(plot, panel, QString(), QPen(faint, 1.0));
    QCPGraph* smooth = addGraph(plot, panel, name, QPen(colour, 2.4));
    std::vector<double> values;
    for (const TrainingStep& step : record.steps) {
        values.push_back(step.*part);
    }
    const auto means = smoothed(values);
    for (std::size_t i = 0; i < means.size(); ++i) {
        raw->addData(record.steps[i].step, values[i]);
        smooth->addData(record.steps[i].step, means[i]);
    }
}

void addScores(QCustomPlot& plot, const Panel& panel, const TrainingRecord& record, const LabelTable& labels) {
    for (std::size_t c = 0; c < labels.size(); ++c) {
        const LabelEntry& entry = labels.entries()[c];
        const QColor colour(entry.colour[0], entry.colour[1], entry.colour[2]);
        QCPGraph* graph = addGraph(plot, panel, QString::fromStdString(entry.name), QPen(colour, 2.0));
        graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, colour, colour, 6));
        for (const Validation& validation : record.validations) {
            if (c < validation.dice.size() && std::isfinite(validation.dice[c])) {
                graph->addData(validation.step, validation.dice[c]);
            }
        }
    }
    QCPGraph* mean = addGraph(plot, panel, QStringLiteral("mean"), QPen(palette::kInk, 2.6, Qt::DashLine));
    for (const Validation& validation : record.validations) {
        if (std::isfinite(validation.mean)) {
            mean->addData(validation.step, validation.mean);
        }
    }
}

}  // namespace

double smoothedAt(const std::vector<double>& values, std::size_t index, double deviation) {
    if (deviation <= 0.0) {
        return values[index];
    }
    const auto reach = static_cast<std::size_t>(std::ceil(3.0 * deviation));
    const std::size_t first = index - std::min(index, reach), last = std::min(values.size() - 1, index + reach);
    double sum = 0.0, weights = 0.0;
    for (std::size_t j = first; j <= last; ++j) {
        const double distance = (static_cast<double>(j) - static_cast<double>(index)) / deviation;
        const double weight = std::exp(-0.5 * distance * distance);
        sum += weight * values[j];
        weights += weight;
    }
    return sum / weights;
}

QImage trainingCurves(const TrainingRecord& record, const LabelTable& labels, int width, int height) {
    QCustomPlot plot;
    plot.setAntialiasedElements(QCP::aeAll);
    plot.setBackground(QBrush(palette::kPaper));
    plot.plotLayout()->clear();
    plot.plotLayout()->setRowSpacing(0);
    auto* margins = new QCPMarginGroup(&plot);
    const Panel losses =
        addPanel(plot, 0, QStringLiteral("Loss of each step, and smoothed"), QStringLiteral("loss"), margins);
    addLoss(plot, losses, record, QStringLiteral("total"), QColor(120, 170, 255), &TrainingStep::loss);
    addLoss(plot, losses, record, QStringLiteral("cross-entropy"), QColor(255, 165, 80), &TrainingStep::crossEntropy);
    addLoss(plot, losses, record, QStringLiteral("Dice"), QColor(110, 205, 140), &TrainingStep::dice);
    const QString where = QStringLiteral("DSC ") + measuredOn(record.validations);
    const Panel scores = addPanel(plot, 1, where, QStringLiteral("DSC"), margins);
    addScores(plot, scores, record, labels);
    plot.plotLayout()->setColumnStretchFactor(0, 1.0);
    plot.plotLayout()->setColumnStretchFactor(1, 0.001);  // as narrow as the legends allow
    for (int row : {0, 2}) {
        plot.plotLayout()->setRowStretchFactor(row, 0.001);
    }

    const double last = record.steps.empty() ? 1.0 : record.steps.back().step;
    double highest = 0.0;
    for (const TrainingStep& step : record.steps) {
        highest = std::max({highest, step.loss, step.crossEntropy, step.dice});
    }
    losses.rect->axis(QCPAxis::atLeft)->setRange(0.0, highest > 0.0 ? 1.05 * highest : 1.0);
    scores.rect->axis(QCPAxis::atLeft)->setRange(0.0, 1.0);
    for (const Panel& panel : {losses, scores}) {
        panel.rect->axis(QCPAxis::atBottom)->setRange(0.0, 1.01 * last);
    }
    return plot.toPixmap(width, height).toImage();
}

}  // namespace exemplar::ui
