// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/commands/LearnCommands.h"
#include "ui/commands/ReviewCommands.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QSlider;
class QVBoxLayout;

namespace exemplar::ui {

class ExemplarList;

/// The way from a few labelled slices to a labelled scan, from top to bottom: exemplars, learning, carrying, review.
class LearnPanel final : public QWidget {
    Q_OBJECT

public:
    LearnPanel(Workspace& workspace, SliceModel& slices, Learning& learning, LearnCommands& learn,
               ReviewCommands& review, EngineQueue& engine, QWidget* parent = nullptr);

    ExemplarList& exemplars() { return *m_exemplars; }
    LearnCommands::Effort effort() const;
    LearnCommands::Carrying carrying() const;

Q_SIGNALS:
    void suggestionWanted();
    void borrowingWanted();
    void synthesisWanted();
    void profilesWanted();
    void watchingWanted();  ///< of the run that learns

private:
    QVBoxLayout* section(const QString& title, int step);
    void makeExemplars();
    void makeLearning();
    void makeCarrying();
    void makeReview();
    void follow();
    void followSlices();

    Workspace& m_workspace;
    SliceModel& m_slices;
    Learning& m_learning;
    LearnCommands& m_learn;
    ReviewCommands& m_review;
    EngineQueue& m_engine;
    ExemplarList* m_exemplars;
    QComboBox *m_axis, *m_effort, *m_what, *m_range;
    QLabel *m_missing, *m_profile, *m_tally;
    QPushButton *m_adapt, *m_further, *m_propagate, *m_mark;
    QCheckBox* m_then;
    QSlider* m_doubt;
};

}  // namespace exemplar::ui
