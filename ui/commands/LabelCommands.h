// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/Workspace.h"
#include "ui/jobs/JobRunner.h"
#include "ui/models/Learning.h"
#include "ui/tools/ToolSettings.h"

#include <functional>

namespace exemplar::ui {

/// What the Labels menu does to the active label. Everything is one step of the history and runs on another thread.
class LabelCommands final : public QObject {
    Q_OBJECT

public:
    LabelCommands(Workspace& workspace, Learning& learning, JobRunner& jobs, ToolSettings& settings,
                  QObject* parent = nullptr)
        : QObject(parent), m_workspace(workspace), m_learning(learning), m_jobs(jobs), m_settings(settings) {}

    using Work = std::function<void(LabelEditor&, JobControl&)>;
    enum class Taking { AtOnce, AfterPreview };
    /// Runs `work` on a copy of the labels and takes over what it has changed, at once or when the user takes it;
    /// `then` is called when that has been taken at once, also where nothing changed, unless the scan is another by
    /// then.
    void run(const QString& name, Work work, Taking taking = Taking::AtOnce, std::function<void()> then = {});

    /// Between the slices of `axis` on which the active label is drawn, shown first.
    void interpolate(Axis axis);
    void fillHoles(Axis axis);
    void removeIslands();
    /// The active label of the nearest slice before (`step` -1) or after (+1) that shows it.
    void copyFromNeighbour(Axis axis, int step);
    void clearSlice(Axis axis);
    /// Every voxel within the intensities of the tool options.
    void threshold();
    /// Takes the label off the table and off every voxel.
    void removeLabel(std::uint16_t id);

private:
    Workspace& m_workspace;
    Learning& m_learning;
    JobRunner& m_jobs;
    ToolSettings& m_settings;
};

}  // namespace exemplar::ui
