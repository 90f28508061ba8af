// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/Learning.h"

#include "ui/Workspace.h"

namespace exemplar::ui {

ModelWindow Learning::modelWindow(const Workspace& workspace) const {
    return modelWindow(workspace, m_profile ? &m_profile->card : nullptr);
}

ModelWindow Learning::modelWindow(const Workspace& workspace, const ProfileCard* card) {
    const bool displayed = workspace.modelUsesDisplayed();
    return ModelWindow::of(workspace.automaticWindow(), card,
                           displayed ? std::optional(workspace.window()) : std::nullopt);
}

void Learning::setProfile(std::shared_ptr<const Profile> profile, const QString& path) {
    m_profile = std::move(profile);
    m_profilePath = path;
    Q_EMIT profileChanged();
}

void Learning::setBorrowed(std::vector<Exemplar> exemplars) {
    m_borrowed = std::move(exemplars);
    Q_EMIT borrowedChanged();
}

void Learning::setRecipe(const SynthesisRecipe& recipe) {
    if (!(recipe == m_recipe)) {
        m_recipe = recipe;
        Q_EMIT recipeChanged();
    }
}

void Learning::setRuns(std::vector<SessionRun> runs) {
    m_runs = std::move(runs);
    Q_EMIT runsChanged();
}

void Learning::addRun(SessionRun run) {
    m_runs.push_back(std::move(run));
    Q_EMIT runsChanged();
}

void Learning::setTruth(std::shared_ptr<const LabelMap> truth) {
    m_truth = std::move(truth);
    Q_EMIT truthChanged();
}

void Learning::beginRun(ExemplarSet set, int steps) {
    m_learnedFrom = std::move(set);
    m_plannedSteps = steps;
    m_tail.restart();
    Q_EMIT runBegun();
}

}  // namespace exemplar::ui
