// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/RunTables.h"

#include "core/base/Csv.h"
#include "core/engine/RunScore.h"

#include <QDateTime>
#include <QString>

#include <cmath>

namespace exemplar::ui {
namespace {

std::string cell(double value) {
    return std::isfinite(value) ? QString::number(value, 'g', 6).toStdString() : std::string();
}

}  // namespace

std::string trainingTable(const TrainingRecord& record, const LabelTable& labels) {
    std::string text = "step,loss,cross_entropy,dice_loss,learning_rate,seconds,mean_dsc";
    for (const LabelEntry& entry : labels.entries()) {
        text += "," + csvCell("dsc " + entry.name);
    }
    text += ",dsc_on\r\n";
    auto validation = record.validations.begin();
    for (const TrainingStep& step : record.steps) {
        text += std::to_string(step.step);
        for (const double value : {step.loss, step.crossEntropy, step.dice, step.learningRate, step.seconds}) {
            text += "," + cell(value);
        }
        while (validation != record.validations.end() && validation->step < step.step) {
            ++validation;
        }
        const bool validated = validation != record.validations.end() && validation->step == step.step;
        text += "," + (validated ? cell(validation->mean) : std::string());
        for (std::size_t c = 0; c < labels.size(); ++c) {
            text += "," + (validated && c < validation->dice.size() ? cell(validation->dice[c]) : std::string());
        }
        text += std::string(",") + (validated ? nameOf(validation->on) : "") + "\r\n";
    }
    return text;
}

std::string runsTable(const std::vector<SessionRun>& runs) {
    std::string text = "run,time,kind,dsc,doubtful_slices,minutes,profile,dsc_on\r\n";
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const SessionRun& run = runs[i];
        text += std::to_string(i + 1) + "," +
                QDateTime::fromSecsSinceEpoch(run.at, Qt::UTC).toString(Qt::ISODate).toStdString() + "," +
                csvCell(run.kind) + "," + cell(run.dice) + "," + std::to_string(run.doubtful) + "," +
                cell(run.minutes) + "," + csvCell(run.profile) + "," + nameOf(run.diceOn) + "\r\n";
    }
    return text;
}

}  // namespace exemplar::ui
