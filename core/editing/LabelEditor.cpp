// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/editing/LabelEditor.h"

#include "core/base/Error.h"

#include <algorithm>
#include <utility>

namespace exemplar {

LabelEditor::LabelEditor(LabelMap map, LabelTable table, Limits limits)
    : m_map(std::move(map)),
      m_table(std::make_shared<LabelTable>(std::move(table))),
      m_tableBefore(m_table),
      m_counts(65536, 0),
      m_limits(limits) {
    for (const std::uint16_t label : m_map.labels()) {
        ++m_counts[label];
    }
}

void LabelEditor::write(const LabelChange& change, bool forward) {
    change.visit([&](const LabelChange::Run& run) {
        const auto [from, to] = forward ? std::pair{run.before, run.after} : std::pair{run.after, run.before};
        std::fill_n(m_map.labels().begin() + static_cast<std::ptrdiff_t>(run.offset), run.length, to);
        m_counts[from] -= run.length;
        m_counts[to] += run.length;
    });
}

void LabelEditor::setTable(LabelTable table) {
    requireOpen();
    m_table = std::make_shared<LabelTable>(std::move(table));
}

void LabelEditor::setVisible(std::uint16_t label, bool visible) {
    const LabelEntry* entry = m_table->find(label);
    if (entry != nullptr && entry->visible != visible) {
        LabelEntry changed = *entry;
        changed.visible = visible;
        LabelTable table = *m_table;
        table.add(changed);
        m_table = std::make_shared<LabelTable>(std::move(table));
    }
}

void LabelEditor::showTable(const LabelTable& table) {
    auto shown = std::make_shared<LabelTable>(table);
    for (LabelEntry entry : table.entries()) {
        if (const LabelEntry* now = m_table->find(entry.id)) {
            entry.visible = now->visible;
            shown->add(entry);
        }
    }
    m_table = shown;
}

void LabelEditor::setLocked(std::uint16_t label, bool locked) {
    if (locked) {
        m_locked.insert(label);
    } else {
        m_locked.erase(label);
    }
}

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

void LabelEditor::begin(std::string name) {
    requireClosed();
    m_tableBefore = m_table;
    m_open = true;
    m_name = std::move(name);
    m_touched.clear();
}

bool LabelEditor::put(std::size_t offset, std::uint16_t label) {
    requireOpen();
    const std::uint16_t before = m_map.labels()[offset];
    if (before == label || m_locked.contains(before) || m_locked.contains(label)) {
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

VoxelBox LabelEditor::replay(std::string name, const LabelChange& change, const LabelTable* table) {
    begin(std::move(name));
    if (table != nullptr) {
        setTable(*table);
    }
    bool asItWas = true;
    change.visit([&](const LabelChange::Run& run) {
        const auto first = m_map.labels().begin() + static_cast<std::ptrdiff_t>(run.offset);
        asItWas = asItWas && !m_locked.contains(run.before) && !m_locked.contains(run.after) &&
                  std::all_of(first, first + static_cast<std::ptrdiff_t>(run.length),
                              [&](std::uint16_t label) { return label == run.before; });
    });
    if (asItWas) {  // the common case, and fast for millions of voxels
        write(change, true);
        m_open = false;
        remember(change);
        return change.box();
    }
    change.visit([this](const LabelChange::Run& run) {
        for (std::size_t offset = run.offset; offset < run.offset + run.length; ++offset) {
            if (m_map.labels()[offset] == run.before) {
                put(offset, run.after);
            }
        }
    });
    return finish();
}

VoxelBox LabelEditor::finish() {
    LabelChange change(std::exchange(m_touched, {}), m_map);
    m_open = false;
    const VoxelBox box = change.box();
    remember(std::move(change));
    return box;
}

void LabelEditor::remember(LabelChange change) {
    if (*m_tableBefore == *m_table) {
        m_table = m_tableBefore;
    }
    if (change.empty() && m_tableBefore == m_table) {
        return;
    }
    while (m_steps.size() > m_done) {
        m_bytes -= m_steps.back().bytes();
        m_steps.pop_back();
    }
    m_steps.push_back({m_name, std::move(change), m_tableBefore, m_table});
    m_bytes += m_steps.back().bytes();
    ++m_done;
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
    m_table = m_tableBefore;
    m_open = false;
}

VoxelBox LabelEditor::undo() {
    requireClosed();
    if (!canUndo()) {
        return {};
    }
    const Step& step = m_steps[--m_done];
    write(step.change, false);
    if (step.before != step.after) {
        showTable(*step.before);
    }
    ++m_revision;
    return step.change.box();
}

VoxelBox LabelEditor::redo() {
    requireClosed();
    if (!canRedo()) {
        return {};
    }
    const Step& step = m_steps[m_done++];
    write(step.change, true);
    if (step.before != step.after) {
        showTable(*step.after);
    }
    ++m_revision;
    return step.change.box();
}

const LabelChange& LabelEditor::lastChange() const {
    if (!canUndo()) {
        throw Error(ErrorCode::Internal, "Nothing has been changed yet.");
    }
    return m_steps[m_done - 1].change;
}

std::vector<std::string> LabelEditor::names() const {
    std::vector<std::string> names;
    for (const Step& step : m_steps) {
        names.push_back(step.name);
    }
    return names;
}

}  // namespace exemplar
