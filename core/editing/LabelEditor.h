// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/editing/LabelChange.h"

#include <deque>
#include <set>
#include <string>
#include <vector>

namespace exemplar {

/// The one way in which labels are changed by hand, by tools and by models: every change is an edit with a name that
/// can be undone. Voxels of locked labels are never changed, and no voxel becomes one of a locked label.
class LabelEditor {
public:
    struct Limits {
        std::size_t bytes = std::size_t{256} << 20;  ///< of all remembered changes; the oldest go first
        std::size_t steps = 1000;
    };

    explicit LabelEditor(LabelMap map) : LabelEditor(std::move(map), Limits{}) {}
    LabelEditor(LabelMap map, Limits limits);

    const LabelMap& map() const noexcept { return m_map; }
    /// Kept up to date by every change, so that volumes cost nothing to show.
    std::size_t voxelCount(std::uint16_t label) const { return m_counts[label]; }

    void setLocked(std::uint16_t label, bool locked);
    bool locked(std::uint16_t label) const { return m_locked.contains(label); }

    /// Starts an edit. Throws Error(Internal) where one is open already.
    void begin(std::string name);
    bool open() const noexcept { return m_open; }
    /// Within an edit. False where the voxel has that label already or a lock forbids it.
    bool put(std::size_t offset, std::uint16_t label);
    bool put(const Index3& voxel, std::uint16_t label) { return put(m_map.offset(voxel), label); }
    /// Ends the edit; the box of what changed, empty where nothing did (then it is not remembered).
    VoxelBox finish();
    /// Ends the edit and takes it back.
    void abandon();

    bool canUndo() const noexcept { return m_done > 0; }
    bool canRedo() const noexcept { return m_done < m_steps.size(); }
    /// The box of what changed; empty where there is nothing to undo or redo. Throws Error(Internal) within an edit.
    VoxelBox undo();
    VoxelBox redo();
    /// Names of the remembered edits, oldest first; those from doneCount() on are undone.
    std::vector<std::string> names() const;
    std::size_t doneCount() const noexcept { return m_done; }
    std::size_t historyBytes() const noexcept { return m_bytes; }
    /// Counts every change, undo and redo: equal numbers mean equal labels.
    std::uint64_t revision() const noexcept { return m_revision; }

private:
    struct Step {
        std::string name;
        LabelChange change;
    };
    void requireClosed() const;
    void write(const LabelChange& change, bool forward);
    void forgetOldest();

    LabelMap m_map;
    std::vector<std::size_t> m_counts;  // by label
    Limits m_limits;
    std::set<std::uint16_t> m_locked;
    bool m_open = false;
    std::string m_name;
    std::vector<LabelChange::Before> m_touched;
    std::deque<Step> m_steps;
    std::size_t m_done = 0, m_bytes = 0;
    std::uint64_t m_revision = 0;
};

}  // namespace exemplar
