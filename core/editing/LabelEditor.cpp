// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/editing/LabelEditor.h"

#include "core/base/Error.h"

#include <algorithm>

namespace exemplar {

LabelEditor::LabelEditor(LabelMap map, Limits limits) : m_map(std::move(map)), m_counts(65536, 0), m_limits(limits) {
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

void LabelEditor::begin(std::string name) {
    requireClosed();
    m_open = true;
    m_name = std::move(name);
    m_touched.clear();
}

bool LabelEditor::put(std::size_t offset, std::uint16_t label) {
    if (!m_open) {
        throw Error(ErrorCode::Internal, "Labels are changed within an edit only.");
    }
    const std::uint16_t before = m_map.labels()[offset];
    if (before == label || m_locked.contains(before) || m_locked.contains(label)) {
        return false;
    }
    m_touched.emplace_back(offset, before);
    m_map.labels()[offset] = label;
    --m_counts[before];
    ++m_counts[label];
    return true;
}

VoxelBox LabelEditor::finish() {
    LabelChange change(std::exchange(m_touched, {}), m_map);
    m_open = false;
    if (change.empty()) {
        return {};
    }
    while (m_steps.size() > m_done) {
        m_bytes -= m_steps.back().change.bytes();
        m_steps.pop_back();
    }
    const VoxelBox box = change.box();
    m_bytes += change.bytes();
    m_steps.push_back({m_name, std::move(change)});
    ++m_done;
    ++m_revision;
    forgetOldest();
    return box;
}

void LabelEditor::forgetOldest() {
    while (m_steps.size() > 1 && (m_bytes > m_limits.bytes || m_steps.size() > m_limits.steps)) {
        m_bytes -= m_steps.front().change.bytes();
        m_steps.pop_front();
        --m_done;
    }
}

void LabelEditor::abandon() {
    write(LabelChange(std::exchange(m_touched, {}), m_map), false);
    m_open = false;
}

VoxelBox LabelEditor::undo() {
    requireClosed();
    if (!canUndo()) {
        return {};
    }
    const LabelChange& change = m_steps[--m_done].change;
    write(change, false);
    ++m_revision;
    return change.box();
}

VoxelBox LabelEditor::redo() {
    requireClosed();
    if (!canRedo()) {
        return {};
    }
    const LabelChange& change = m_steps[m_done++].change;
    write(change, true);
    ++m_revision;
    return change.box();
}

std::vector<std::string> LabelEditor::names() const {
    std::vector<std::string> names;
    for (const Step& step : m_steps) {
        names.push_back(step.name);
    }
    return names;
}

}  // namespace exemplar
