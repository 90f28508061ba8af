// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/editing/LabelEditor.h"

#include "core/base/Error.h"

#include <algorithm>
#include <utility>

namespace exemplar {
namespace {

// Most runs of a speckled change are a voxel long, for which the library's loops have too long a start.
void fill(std::uint16_t* first, std::size_t length, std::uint16_t label) {
    *first = label;
    if (length > 1) {
        std::fill_n(first + 1, length - 1, label);
    }
}

bool holds(const std::uint16_t* first, std::size_t length, std::uint16_t label) {
    return *first == label &&
           (length == 1 || std::all_of(first + 1, first + length, [label](std::uint16_t one) { return one == label; }));
}

}  // namespace

LabelEditor::LabelEditor(LabelMap map, LabelTable table, Limits limits)
    : m_map(std::move(map)),
      m_now{std::make_shared<LabelTable>(std::move(table)), std::make_shared<Review>()},
      m_before(m_now),
      m_counts(65536, 0),
      m_limits(limits) {
    for (const std::uint16_t label : m_map.labels()) {
        ++m_counts[label];
    }
}

void LabelEditor::write(const LabelChange& change, bool forward, std::size_t runs) {
    std::uint16_t* const labels = m_map.labels().data();
    change.visit([&](const LabelChange::Run& run) {
        if (runs == 0) {
            return;
        }
        --runs;
        const std::uint16_t from = forward ? run.before : run.after, to = forward ? run.after : run.before;
        fill(labels + run.offset, run.length, to);
        m_counts[from] -= run.length;
        m_counts[to] += run.length;
    });
}

bool LabelEditor::writeWhole(const LabelChange& change) {
    std::uint16_t* const labels = m_map.labels().data();
    std::size_t written = 0;
    bool asItWas = true;
    change.visit([&](const LabelChange::Run& run) {
        asItWas = asItWas && !m_locked[run.before] && !m_locked[run.after] &&
                  holds(labels + run.offset, run.length, run.before);
        if (asItWas) {
            fill(labels + run.offset, run.length, run.after);
            m_counts[run.before] -= run.length;
            m_counts[run.after] += run.length;
            ++written;
        }
    });
    if (!asItWas) {
        write(change, false, written);
    }
    return asItWas;
}

std::size_t LabelEditor::Papers::bytesOfChange(const Papers& before, const Papers& after) {
    return (before.table == after.table ? 0 : 64 * after.table->size()) +
           (before.review == after.review ? 0 : after.review->bytes());
}

std::size_t LabelEditor::Step::bytes() const {
    std::size_t sum = 0;
    for (const auto& change : changes) {
        sum += change->bytes();
    }
    return sum + Papers::bytesOfChange(before, after);
}

VoxelBox LabelEditor::Step::box() const {
    VoxelBox all;
    for (const auto& change : changes) {
        all.include(change->box());
    }
    return all;
}

void LabelEditor::setTable(LabelTable table) {
    requireOpen();
    m_now.table = std::make_shared<LabelTable>(std::move(table));
}

void LabelEditor::setReview(Review review) {
    requireOpen();
    m_now.review = std::make_shared<Review>(std::move(review));
    m_reviewSet = true;
}

void LabelEditor::restoreReview(Review review) {
    requireClosed();
    m_now.review = std::make_shared<Review>(std::move(review));
}

void LabelEditor::setVisible(std::uint16_t label, bool visible) {
    const LabelEntry* entry = m_now.table->find(label);
    if (entry != nullptr && entry->visible != visible) {
        LabelEntry changed = *entry;
        changed.visible = visible;
        LabelTable table = *m_now.table;
        table.add(changed);
        m_now.table = std::make_shared<LabelTable>(std::move(table));
    }
}

void LabelEditor::showTable(const LabelTable& table) {
    auto shown = std::make_shared<LabelTable>(table);
    for (LabelEntry entry : table.entries()) {
        if (const LabelEntry* now = m_now.table->find(entry.id)) {
            entry.visible = now->visible;
            shown->add(entry);
        }
    }
    m_now.table = shown;
}

void LabelEditor::show(const Papers& wanted, const Papers& other) {
    if (wanted.table != other.table) {
        showTable(*wanted.table);
    }
    if (wanted.review != other.review) {
        m_now.review = wanted.review;
    }
}

void LabelEditor::setLocked(std::uint16_t label, bool locked) { m_locked[label] = locked; }

void LabelEditor::requireClosed() const {
    if (m_open) {
        throw Error(ErrorCode::Internal, "The edit '" + m_name + "' is still open.", {m_name});
    }
}

void LabelEditor::requireOpen() const {
    if (!m_open) {
        throw Error(ErrorCode::Internal, "Labels are changed within an edit only.");
    }
}

void LabelEditor::begin(std::string name, std::uint64_t series) {
    requireClosed();
    m_before = m_now;
    m_open = true;
    m_reviewSet = false;
    m_name = std::move(name);
    m_series = series;
    m_touched.clear();
}

bool LabelEditor::put(std::size_t offset, std::uint16_t label) {
    requireOpen();
    const std::uint16_t before = m_map.labels()[offset];
    if (before == label || m_locked[before] || m_locked[label]) {
        return false;
    }
    if (!m_touched.empty() && m_touched.back().offset + m_touched.back().length == offset &&
        m_touched.back().before == before && m_touched.back().length < UINT32_MAX) {
        ++m_touched.back().length;
    } else {
        m_touched.push_back({offset, 1, before});
    }
    m_map.labels()[offset] = label;
    --m_counts[before];
    ++m_counts[label];
    return true;
}

VoxelBox LabelEditor::replay(std::string name, std::shared_ptr<const LabelChange> change, const LabelTable* table,
                             const Review* review, std::uint64_t series) {
    begin(std::move(name), series);
    if (table != nullptr) {
        setTable(*table);
    }
    if (review != nullptr) {
        setReview(*review);
    }
    if (writeWhole(*change)) {  // the common case, and fast for millions of voxels
        m_open = false;
        remember(change);
        return change->box();
    }
    change->visit([this](const LabelChange::Run& run) {
        for (std::size_t offset = run.offset; offset < run.offset + run.length; ++offset) {
            if (m_map.labels()[offset] == run.before) {
                put(offset, run.after);
            }
        }
    });
    return finish();
}

VoxelBox LabelEditor::finish() {
    const auto change = std::make_shared<const LabelChange>(std::exchange(m_touched, {}), m_map);
    m_open = false;
    remember(change);
    return change->box();
}

void LabelEditor::markByHand(const LabelChange& change) {
    if (change.empty() || m_now.review->slicesMarked().empty()) {
        return;
    }
    auto marked = std::make_shared<Review>(*m_now.review);
    const Geometry& grid = m_map.geometry();
    for (const int slice : change.slicesAcross(grid.dims(), grid.storageAxis(marked->axis()))) {
        marked->changedByHand(slice);
    }
    m_now.review = marked;
}

bool LabelEditor::joinSeries(const std::shared_ptr<const LabelChange>& change) {
    if (m_series == 0 || m_done == 0 || canRedo() || m_steps.back().series != m_series) {
        return false;
    }
    Step& step = m_steps.back();
    const Papers after{m_now.table == m_before.table ? step.after.table : m_now.table,
                       m_now.review == m_before.review ? step.after.review : m_now.review};
    const std::size_t alone = step.bytes();
    const std::size_t joined = alone + change->bytes() - Papers::bytesOfChange(step.before, step.after) +
                               Papers::bytesOfChange(step.before, after);
    if (joined > m_limits.bytes) {
        return false;  // as a step of its own it leaves something to forget
    }
    step.changes.push_back(change);
    step.after = after;
    m_bytes = m_bytes - alone + joined;
    return true;
}

void LabelEditor::remember(const std::shared_ptr<const LabelChange>& change) {
    if (!m_reviewSet) {
        markByHand(*change);
    }
    if (*m_before.table == *m_now.table) {
        m_now.table = m_before.table;
    }
    if (*m_before.review == *m_now.review) {
        m_now.review = m_before.review;
    }
    if (change->empty() && m_before == m_now) {
        return;
    }
    if (!joinSeries(change)) {
        while (canRedo()) {
            m_bytes -= m_steps.back().bytes();
            m_steps.pop_back();
        }
        m_steps.push_back({m_name, m_series, {change}, m_before, m_now});
        m_bytes += m_steps.back().bytes();
        ++m_done;
    }
    ++m_revision;
    forgetOldest();
}

void LabelEditor::forgetOldest() {
    while (m_steps.size() > 1 && (m_bytes > m_limits.bytes || m_steps.size() > m_limits.steps)) {
        m_bytes -= m_steps.front().bytes();
        m_steps.pop_front();
        --m_done;
    }
}

void LabelEditor::abandon() {
    write(LabelChange(std::exchange(m_touched, {}), m_map), false);
    m_now = m_before;
    m_open = false;
}

VoxelBox LabelEditor::undo() {
    requireClosed();
    if (!canUndo()) {
        return {};
    }
    const Step& step = m_steps[--m_done];
    for (auto change = step.changes.rbegin(); change != step.changes.rend(); ++change) {
        write(**change, false);
    }
    show(step.before, step.after);
    ++m_revision;
    return step.box();
}

VoxelBox LabelEditor::redo() {
    requireClosed();
    if (!canRedo()) {
        return {};
    }
    const Step& step = m_steps[m_done++];
    for (const auto& change : step.changes) {
        write(*change, true);
    }
    show(step.after, step.before);
    ++m_revision;
    return step.box();
}

const LabelChange& LabelEditor::lastChange() const {
    if (!canUndo()) {
        throw Error(ErrorCode::Internal, "Nothing has been changed yet.");
    }
    return *m_steps[m_done - 1].changes.back();
}

std::vector<std::string> LabelEditor::names() const {
    std::vector<std::string> names;
    for (const Step& step : m_steps) {
        names.push_back(step.name);
    }
    return names;
}

}  // namespace exemplar
