// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/ProfileLibrary.h"
#include "ui/Workspace.h"
#include "ui/jobs/EngineQueue.h"
#include "ui/models/Learning.h"
#include "ui/models/SliceModel.h"

#include <QElapsedTimer>
#include <QObject>

#include <atomic>
#include <memory>
#include <optional>

namespace exemplar::ui {

/// Learning from exemplars and carrying labels through the slices, in the engine's long lane.
class LearnCommands final : public QObject {
    Q_OBJECT

public:
    enum class Effort { Quick, Usual, Thorough };

    LearnCommands(Workspace& workspace, SliceModel& slices, Learning& learning, EngineQueue& engine,
                  ProfileLibrary& library, QObject* parent = nullptr);

    /// The exemplars of this scan and the borrowed ones, with the structures that any of them shows.
    ExemplarSet exemplarSet() const { return exemplarSet(m_learning.modelWindow(m_workspace)); }
    /// The same as a profile sees them that may not be the one in use. Borrowed ones stay as they are.
    ExemplarSet exemplarSet(const ProfileCard& card) const {
        return exemplarSet(Learning::modelWindow(m_workspace, &card));
    }

    /// Learns a profile and puts it to use; `further`: from the one in use on, in a third of the steps. Where no slice
    /// is marked, the few that were labelled by hand become the exemplars.
    void adapt(Effort effort, bool further);
    bool adapting() const { return m_adapting; }
    bool canAdapt() const;
    bool canTrainFurther() const { return m_learning.profile() != nullptr && canAdapt(); }
    /// After learning, labels are carried through the scan at once.
    void setThenPropagate(bool then) { m_thenPropagate = then; }
    /// Ends the run that learns; its best state becomes the profile.
    void stopAndKeep();
    /// Ends the run that goes on; nothing of it is kept but slices that were proposed already.
    void cancel();

    struct Carrying {
        std::vector<std::uint16_t> labels;  ///< empty: all that the exemplars, the profile or the drawn slices show
        int first = 0, last = -1;           ///< slices; last -1: to the end
    };
    /// Proposes every slice of the range that is not protected, starting from those that are.
    void propagate(const Carrying& carrying);
    /// Proposes anew the slices between the protected ones around `slice`.
    void redoAround(int slice);

    /// Puts a profile of the library to use. Errors go to failed().
    void useProfile(const QString& path);
    void dropProfile();

    /// A plan in place of those of the efforts, for scripts.
    void setPlan(const TrainingPlan& plan) { m_plan = plan; }

Q_SIGNALS:
    void done(const QString& sentence);
    void failed(const QString& sentence);
    void adapted();
    void propagated();
    void slicePropagated(int slice);

private:
    ExemplarSet exemplarSet(const ModelWindow& window) const;
    std::vector<int> handMade() const;
    void markHandMade();
    TrainingPlan planOf(const ExemplarSet& set, Effort effort, bool further) const;
    /// Axis and window of what is learned now.
    ProfileCard cardNow() const;
    std::vector<std::uint16_t> structuresAsked(const Carrying& carrying) const;
    void clearStale(std::uint64_t series, const std::vector<std::uint16_t>& structures, int first, int last,
                    const std::vector<bool>& visited);

    Workspace& m_workspace;
    SliceModel& m_slices;
    Learning& m_learning;
    EngineQueue& m_engine;
    ProfileLibrary& m_library;
    std::optional<TrainingPlan> m_plan;
    QString m_adaptTitle;
    bool m_adapting = false, m_thenPropagate = false;
    std::shared_ptr<std::atomic<bool>> m_keep;  // of the run that learns
    std::shared_ptr<std::atomic<bool>> m_scanGone = std::make_shared<std::atomic<bool>>(false);
    std::uint64_t m_series = 0;
    int m_profileAsked = 0;  ///< counts useProfile() and dropProfile(); the last one holds
};

}  // namespace exemplar::ui
