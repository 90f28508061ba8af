// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/ModelWindow.h"
#include "core/engine/Profile.h"
#include "core/session/Session.h"
#include "ui/jobs/TrainingTail.h"

#include <QObject>

#include <memory>
#include <vector>

namespace exemplar::ui {

class Workspace;

/// What the window knows of learning beside the labels: the profile in use, exemplars of other scans, how synthesis is
/// set, what was run so far, and the truth where there is one.
class Learning final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Null: none, the base model answers.
    const std::shared_ptr<const Profile>& profile() const { return m_profile; }
    const QString& profilePath() const { return m_profilePath; }
    QString profileName() const { return m_profile ? QString::fromStdString(m_profile->card.name) : QString(); }
    void setProfile(std::shared_ptr<const Profile> profile, const QString& path);

    /// What the model sees of the open scan.
    ModelWindow modelWindow(const Workspace& workspace) const;
    /// The same for another profile in place of the one in use; null: for none.
    static ModelWindow modelWindow(const Workspace& workspace, const ProfileCard* card);

    const std::vector<Exemplar>& borrowed() const { return m_borrowed; }
    void setBorrowed(std::vector<Exemplar> exemplars);

    const SynthesisRecipe& recipe() const { return m_recipe; }
    void setRecipe(const SynthesisRecipe& recipe);

    const std::vector<SessionRun>& runs() const { return m_runs; }
    void setRuns(std::vector<SessionRun> runs);
    void addRun(SessionRun run);

    /// Labels to compare with, on the scan's grid; null where there are none.
    const std::shared_ptr<const LabelMap>& truth() const { return m_truth; }
    void setTruth(std::shared_ptr<const LabelMap> truth);

    /// Of the run that learns, or the last one.
    TrainingTail& tail() { return m_tail; }
    const TrainingTail& tail() const { return m_tail; }
    /// What that run learns from.
    const ExemplarSet& learnedFrom() const { return m_learnedFrom; }
    void beginRun(ExemplarSet set, int steps);
    int plannedSteps() const { return m_plannedSteps; }

Q_SIGNALS:
    void profileChanged();
    void borrowedChanged();
    void recipeChanged();
    void runsChanged();
    void truthChanged();
    void runBegun();

private:
    std::shared_ptr<const Profile> m_profile;
    QString m_profilePath;
    std::vector<Exemplar> m_borrowed;
    SynthesisRecipe m_recipe;
    std::vector<SessionRun> m_runs;
    std::shared_ptr<const LabelMap> m_truth;
    TrainingTail m_tail;
    ExemplarSet m_learnedFrom;
    int m_plannedSteps = 0;
};

}  // namespace exemplar::ui
