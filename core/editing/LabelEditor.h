// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/editing/LabelChange.h"
#include "core/image/LabelTable.h"

#include <deque>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace exemplar {

/// The one way in which labels are changed by hand, by tools and by models: every change is an edit with a name that
/// can be undone; so do names and colours. Voxels of locked labels are never changed, and no voxel becomes one of a
/// locked label.
class LabelEditor {
public:
    struct Limits {
        std::size_t bytes = std::size_t{256} << 20;  ///< of all remembered changes; the oldest go first
        std::size_t steps = 1000;
    };

    explicit LabelEditor(LabelMap map, LabelTable table = {})
        : LabelEditor(std::move(map), std::move(table), Limits{}) {}
    LabelEditor(LabelMap map, LabelTable table, Limits limits);

    const LabelMap& map() const noexcept { return m_map; }
    /// Kept up to date by every change, so that volumes cost nothing to show.
    std::size_t voxelCount(std::uint16_t label) const { return m_counts[label]; }

    const LabelTable& table() const noexcept { return *m_table; }
    /// Within an edit, of which it becomes a part.
    void setTable(LabelTable table);
    /// Not a part of the history.
    void setVisible(std::uint16_t label, bool visible);

    void setLocked(std::uint16_t label, bool locked);
    bool locked(std::uint16_t label) const { return m_locked.contains(label); }

    /// Starts an edit. Throws Error(Internal) where one is open already.
    void begin(std::string name);
    bool open() const noexcept { return m_open; }
    /// Within an edit. False where the voxel has that label already or a lock forbids it.
    bool put(std::size_t offset, std::uint16_t label);
    bool put(const Index3& voxel, std::uint16_t label) { return put(m_map.offset(voxel), label); }
    /// An edit of its own: makes the change that another editor of the same labels has made, where the voxels are still
    /// as they were there; `table` may be null. The box of voxels that changed.
    VoxelBox replay(std::string name, const LabelChange& change, const LabelTable* table = nullptr);
    /// Ends the edit; the box of voxels that changed. Not remembered where neither voxels nor table did.
    VoxelBox finish();
    /// Ends the edit and takes it back.
    void abandon();

    bool canUndo() const noexcept { return m_done > 0; }
    bool canRedo() const noexcept { return m_done < m_steps.size(); }
    /// The box of voxels that changed. Throws Error(Internal) within an edit.
    VoxelBox undo();
    VoxelBox redo();
    /// Names of the remembered edits, oldest first; those from doneCount() on are undone.
    std::vector<std::string> names() const;
    std::size_t doneCount() const noexcept { return m_done; }
    /// What the edit before has changed. Throws Error(Internal) where there is none.
    const LabelChange& lastChange() const;
    std::size_t historyBytes() const noexcept { return m_bytes; }
    /// Counts every change, undo and redo: equal numbers mean equal labels.
    std::uint64_t revision() const noexcept { return m_revision; }

private:
    struct Step {
        std::string name;
        LabelChange change;
        std::shared_ptr<const LabelTable> before, after;  // the same where the table did not change
        std::size_t bytes() const { return change.bytes() + (before == after ? 0 : 64 * after->size()); }
    };
    void requireClosed() const;
    void requireOpen() const;
    /// Takes a table of the history over; what is visible stays.
    void showTable(const LabelTable& table);
    void write(const LabelChange& change, bool forward);
    void remember(LabelChange change);
    void forgetOldest();

    LabelMap m_map;
    std::shared_ptr<const LabelTable> m_table, m_tableBefore;
    std::vector<std::size_t> m_counts;  // by label
    Limits m_limits;
    std::set<std::uint16_t> m_locked;
    bool m_open = false;
    std::string m_name;
    std::vector<LabelChange::Stretch> m_touched;
    std::deque<Step> m_steps;
    std::size_t m_done = 0, m_bytes = 0;
    std::uint64_t m_revision = 0;
};

}  // namespace exemplar
