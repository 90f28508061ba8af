// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/Workspace.h"

#include <QTimer>

#include <map>
#include <set>
#include <vector>

namespace exemplar::ui {

/// What each slice along the review's axis holds and where it stands; follows edits a moment later, a few slices at a
/// time, so that painting goes on.
class SliceModel final : public QObject {
    Q_OBJECT

public:
    explicit SliceModel(Workspace& workspace, QObject* parent = nullptr);

    int count() const { return static_cast<int>(m_labels.size()); }
    Axis axis() const { return m_workspace.review().axis(); }
    /// The structures on a slice, each with its pixels.
    const std::map<std::uint16_t, double>& labels(int slice) const { return m_labels[static_cast<std::size_t>(slice)]; }
    bool labelled(int slice) const { return !labels(slice).empty(); }
    SliceState state(int slice) const { return m_workspace.review().state(slice, labelled(slice)); }
    bool isProtected(int slice) const { return m_workspace.review().isProtected(slice, labelled(slice)); }
    /// How many slices are in each state.
    std::map<SliceState, int> tally() const;
    /// By structure: how many pixels it has on the slices where it is.
    std::map<std::uint16_t, std::map<int, double>> shown() const;
    /// All slices have been looked at.
    bool settled() const { return m_stale.empty(); }
    /// Looks at all that is left, now.
    void settle();

Q_SIGNALS:
    void changed();

private:
    void restart();
    void followEdit(const VoxelBox& box);
    void lookFurther();
    void look(int slice);

    Workspace& m_workspace;
    Axis m_axis = Axis::Axial;
    std::vector<std::map<std::uint16_t, double>> m_labels;
    std::set<int> m_stale;
    QTimer m_timer;
};

}  // namespace exemplar::ui
