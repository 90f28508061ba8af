// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/Evaluation.h"
#include "ui/jobs/EngineQueue.h"
#include "ui/jobs/JobRunner.h"
#include "ui/models/Learning.h"
#include "ui/models/SliceModel.h"

class QWidget;

namespace exemplar::ui {

/// The labels beside something else, while a key is held: the base model's answer, or the truth where there is one; and
/// scores against the truth.
class CompareCommands final : public QObject {
    Q_OBJECT

public:
    CompareCommands(Files& files, Workspace& workspace, Learning& learning, EngineQueue& engine, JobRunner& jobs,
                    QWidget* window);

    /// What the base model says on a slice, clicked in the middle of every part that is labelled there.
    void showBase(Axis axis, int slice);
    void showTruth();
    void hide();

    void openTruth(const QString& path);
    void askForTruth();
    /// DSC, HD95 and surface Dice of every label, without the exemplars.
    void score();

Q_SIGNALS:
    void done(const QString& sentence);
    void scored(const std::vector<exemplar::LabelScore>& scores);

private:
    void showScores(const std::vector<LabelScore>& scores);

    Files& m_files;
    Workspace& m_workspace;
    Learning& m_learning;
    EngineQueue& m_engine;
    JobRunner& m_jobs;
    QWidget* m_window;
    int m_wanted = 0;  // counts what was asked; an answer that comes after the key was let go is not shown
};

}  // namespace exemplar::ui
