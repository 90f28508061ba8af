// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/ProfileWords.h"

#include "ui/models/ScoreWords.h"
#include "ui/views/SliceView.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace exemplar::ui {
namespace {

struct ProfileWords {
    Q_DECLARE_TR_FUNCTIONS(ProfileWords)
};

QString slicesText(const ProfileCard::Source& source) {
    QStringList numbers;
    for (const int slice : source.slices) {
        numbers << QString::number(slice);
    }
    return ProfileWords::tr("%1: %2 %3")
        .arg(QString::fromStdString(source.scan), SliceView::nameOf(source.axis), numbers.join(", "));
}

QString planText(const ProfileCard& card) {
    const TrainingPlan& plan = card.plan;
    return ProfileWords::tr("%1 steps on %2 slices (%3 % synthetic), rank %4, learning rate %5, seed %6")
        .arg(plan.steps)
        .arg(plan.samples)
        .arg(std::lround(100.0 * (1.0 - std::max(0.0, plan.plainShare))))
        .arg(plan.rank)
        .arg(plan.learningRate)
        .arg(plan.seed);
}

QString validationText(const ProfileCard& card) {
    const RunScore score = scoreOf(card.record);
    if (!std::isfinite(score.dice)) {
        return {};
    }
    QString text =
        ProfileWords::tr("DSC %1 %2, at step %3").arg(score.dice, 0, 'f', 2).arg(measuredOn(score.on)).arg(score.step);
    if (const auto& heldOut = card.record.heldOut) {
        const bool learned = card.record.bestStep > score.step || score.on != ScoredOn::HeldOut;
        text += "\n" + (learned ? ProfileWords::tr("Held out at first, later trained on: %1")
                                : ProfileWords::tr("Held out: %1"))
                           .arg(slicesText({heldOut->scan, heldOut->axis, {heldOut->slice}}));
    }
    return text;
}

}  // namespace

QString profilePath(const ProfileEntry& entry) { return QString::fromStdString(entry.path.string()); }

QString profileTitle(const ProfileEntry& entry) {
    return QString::fromStdString(entry.card.name.empty() ? entry.path.filename().string() : entry.card.name);
}

QString profileDate(const ProfileEntry& entry) {
    return QDateTime::fromSecsSinceEpoch(entry.modified).toString(QStringLiteral("yyyy-MM-dd hh:mm"));
}

QString structureNames(const ProfileCard& card) {
    QStringList names;
    for (const LabelEntry& entry : card.labels.entries()) {
        names << QString::fromStdString(entry.name);
    }
    return names.join(", ");
}

QString profileFacts(const ProfileEntry& entry) {
    const ProfileCard& card = entry.card;
    QStringList lines;
    const auto add = [&lines](const QString& heading, const QString& text) {
        if (!text.isEmpty()) {
            lines << (heading.isEmpty() ? text : heading + "\n" + text) << QString();
        }
    };
    add({}, QString::fromStdString(entry.problem));
    add(ProfileWords::tr("Structures:"), structureNames(card));
    QStringList sources;
    for (const ProfileCard::Source& source : card.sources) {
        sources << slicesText(source);
    }
    add(ProfileWords::tr("Trained on:"), sources.join('\n'));
    if (!card.labels.empty()) {
        add(ProfileWords::tr("Training:"), planText(card));
        add(ProfileWords::tr("Validation:"), validationText(card));
        add(ProfileWords::tr("Intensities:"),
            card.automaticWindow
                ? ProfileWords::tr("an automatic window for every scan")
                : ProfileWords::tr("%1 to %2 on every scan").arg(card.window.low).arg(card.window.high));
    }
    add(ProfileWords::tr("Licence:"), QString::fromStdString(card.licence));
    add(ProfileWords::tr("File:"),
        ProfileWords::tr("%1 (%2)").arg(QDir::toNativeSeparators(profilePath(entry)),
                                        QLocale().formattedDataSize(static_cast<qint64>(entry.bytes))));
    return lines.join('\n').trimmed();
}

}  // namespace exemplar::ui
