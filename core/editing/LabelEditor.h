// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/editing/LabelChange.h"
#include "core/editing/Review.h"
#include "core/image/LabelTable.h"

#include <bitset>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <vector>

namespace exemplar {

/// The one way in which labels are changed by hand, by tools and by models: every change is an edit with a name that
/// can be undone, with the names and colours of labels and the review of slices. Voxels of locked labels are never
/// changed, and no voxel becomes one of a locked label.
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

    const LabelTable& table() const noexcept { return *m_now.table; }
    /// Within an edit, of which it becomes a part.
    void setTable(LabelTable table);
    /// Not a part of the history.
    void setVisible(std::uint16_t label, bool visible);

    const Review& review() const noexcept { return *m_now.review; }
    /// Within an edit, of which it becomes a part. An edit without it is by hand: slices along the review's axis in
    /// which a voxel changed are marked so (Review::changedByHand).
    void setReview(Review review);
    /// Not a part of the history: what a session was saved with. Throws Error(Internal) within an edit.
    void restoreReview(Review review);

    void setLocked(std::uint16_t label, bool locked);
    bool locked(std::uint16_t label) const { return m_locked[label]; }

    /// Starts an edit. With a `series` other than 0 it joins the edit before in the history if that has the same
    /// number, nothing can be redone and the limit has room for both in one step, so that they are undone together:
    /// what a model proposes slice by slice. Throws Error(Internal) where an edit is open already.
    void begin(std::string name, std::uint64_t series = 0);
    bool open() const noexcept { return m_open; }
    /// Within an edit. False where the voxel has that label already or a lock forbids it.
    bool put(std::size_t offset, std::uint16_t label);
    bool put(const Index3& voxel, std::uint16_t label) { return put(m_map.offset(voxel), label); }
    /// An edit of its own: makes the change that another editor of the same labels has made, where the voxels are still
    /// as they were there; `table` and `review` may be null. The box of voxels that changed. A change made as a whole
    /// is kept in the history without a copy.
    VoxelBox replay(std::string name, std::shared_ptr<const LabelChange> change, const LabelTable* table = nullptr,
                    const Review* review = nullptr, std::uint64_t series = 0);
    /// Ends the edit; the box of voxels that changed. Not remembered where neither voxels nor table nor review did.
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
    /// What the edit before has changed; of a series, its last. Throws Error(Internal) where there is none.
    const LabelChange& lastChange() const;
    std::size_t historyBytes() const noexcept { return m_bytes; }
    /// Counts every change, undo and redo: equal numbers mean equal labels.
    std::uint64_t revision() const noexcept { return m_revision; }

private:
    /// What belongs to the labels besides the voxels. Steps that leave it as it was share it.
    struct Papers {
        std::shared_ptr<const LabelTable> table;
        std::shared_ptr<const Review> review;
        static std::size_t bytesOfChange(const Papers& before, const Papers& after);
        bool operator==(const Papers&) const = default;
    };
    struct Step {
        std::string name;
        std::uint64_t series;
        std::vector<std::shared_ptr<const LabelChange>> changes;  // several for a series, in their order
        Papers before, after;
        std::size_t bytes() const;
        VoxelBox box() const;
    };
    void requireClosed() const;
    void requireOpen() const;
    /// Takes over from the history what a step changed; which labels are visible stays.
    void show(const Papers& wanted, const Papers& other);
    void showTable(const LabelTable& table);
    /// Makes the first `runs` runs of the change or takes them back, whatever the voxels are now.
    void write(const LabelChange& change, bool forward, std::size_t runs = SIZE_MAX);
    /// Makes the change if every voxel is as it was before it and no lock forbids it; else false, and nothing is done.
    bool writeWhole(const LabelChange& change);
    void markByHand(const LabelChange& change);
    /// Adds the change to the step before where it is of the same series; else false.
    bool joinSeries(const std::shared_ptr<const LabelChange>& change);
    void remember(const std::shared_ptr<const LabelChange>& change);
    void forgetOldest();

    LabelMap m_map;
    Papers m_now, m_before;             // m_before: when the edit began
    std::vector<std::size_t> m_counts;  // by label
    Limits m_limits;
    std::bitset<65536> m_locked;  // by label
    bool m_open = false, m_reviewSet = false;
    std::string m_name;
    std::uint64_t m_series = 0;
    std::vector<LabelChange::Stretch> m_touched;
    std::deque<Step> m_steps;
    std::size_t m_done = 0, m_bytes = 0;
    std::uint64_t m_revision = 0;
};

}  // namespace exemplar
