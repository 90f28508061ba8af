// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/commands/LearnCommands.h"
#include "ui/commands/ReviewCommands.h"
#include "ui/jobs/JobRunner.h"

class QWidget;

namespace exemplar::ui {

/// Which slices to learn from: the next one worth labelling, and exemplars of other scans.
class ExemplarCommands final : public QObject {
    Q_OBJECT

public:
    ExemplarCommands(Files& files, Workspace& workspace, SliceModel& slices, Learning& learning, LearnCommands& learn,
                     ReviewCommands& review, JobRunner& jobs, QWidget* window);

    /// Goes to the slice that would help most, and says why.
    void suggest();
    /// Adds the exemplars of a session, of this or another scan, to the borrowed ones.
    void borrowFrom(const QString& session);
    void askForSession();
    /// The exemplars of this scan become borrowed ones, for the scan that is opened next.
    void takeAlong();

Q_SIGNALS:
    void done(const QString& sentence);

private:
    Files& m_files;
    Workspace& m_workspace;
    SliceModel& m_slices;
    Learning& m_learning;
    LearnCommands& m_learn;
    ReviewCommands& m_review;
    JobRunner& m_jobs;
    QWidget* m_window;
};

}  // namespace exemplar::ui
