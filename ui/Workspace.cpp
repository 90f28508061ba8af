// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/Workspace.h"

#include <algorithm>

namespace exemplar::ui {

void Workspace::resetEditor(LabelMap labels) {
    m_editor = std::make_unique<LabelEditor>(std::move(labels));
    m_savedRevision = 0;
    m_tableChanged = false;
}

void Workspace::setScan(LoadedScan scan) {
    m_scan = std::move(scan);
    resetEditor(LabelMap(geometry()));
    m_table = {};
    m_table.ensure(1);
    m_activeLabel = 1;
    m_window = IntensityWindow::automatic(m_scan.volume);
    for (std::size_t d = 0; d < 3; ++d) {
        m_cursor[d] = geometry().dims()[d] / 2;
    }
    Q_EMIT scanChanged();
    Q_EMIT tableChanged();
    Q_EMIT activeLabelChanged();
    Q_EMIT cursorChanged();
    Q_EMIT historyChanged();
}

void Workspace::setLabels(LoadedLabels labels) {
    resetEditor(std::move(labels.labels));
    m_table = std::move(labels.table);
    if (m_table.empty()) {
        m_table.ensure(1);
    }
    m_activeLabel = m_table.entries().front().id;
    const Index3& dims = geometry().dims();
    Q_EMIT tableChanged();
    Q_EMIT activeLabelChanged();
    Q_EMIT labelsChanged({{0, 0, 0}, {dims[0] - 1, dims[1] - 1, dims[2] - 1}});
    Q_EMIT historyChanged();
}

void Workspace::setCursor(const Index3& voxel) {
    if (!hasScan()) {
        return;
    }
    Index3 inside{};
    for (std::size_t d = 0; d < 3; ++d) {
        inside[d] = std::clamp(voxel[d], 0, geometry().dims()[d] - 1);
    }
    if (inside != m_cursor) {
        m_cursor = inside;
        Q_EMIT cursorChanged();
    }
}

void Workspace::setSlice(Axis axis, int slice) {
    if (hasScan()) {
        Index3 voxel = m_cursor;
        voxel[static_cast<std::size_t>(geometry().storageAxis(axis))] = slice;
        setCursor(voxel);
    }
}

void Workspace::setWindow(const IntensityWindow& window) {
    if (!(window == m_window)) {
        m_window = window;
        Q_EMIT viewChanged();
    }
}

void Workspace::setOpacity(double opacity) {
    m_opacity = std::clamp(opacity, 0.0, 1.0);
    Q_EMIT viewChanged();
}

void Workspace::setEntry(const LabelEntry& entry) {
    m_table.add(entry);
    m_tableChanged = true;
    Q_EMIT tableChanged();
    Q_EMIT viewChanged();
    Q_EMIT historyChanged();
}

void Workspace::removeEntry(std::uint16_t id) {
    LabelTable rest;
    for (const LabelEntry& entry : m_table.entries()) {
        if (entry.id != id) {
            rest.add(entry);
        }
    }
    m_table = std::move(rest);
    m_tableChanged = true;
    if (m_activeLabel == id) {
        setActiveLabel(m_table.empty() ? std::uint16_t{0} : m_table.entries().front().id);
    }
    Q_EMIT tableChanged();
    Q_EMIT viewChanged();
    Q_EMIT historyChanged();
}

void Workspace::setLocked(std::uint16_t id, bool locked) {
    if (hasScan()) {
        m_editor->setLocked(id, locked);
        Q_EMIT tableChanged();
    }
}

void Workspace::setActiveLabel(std::uint16_t id) {
    if (id != m_activeLabel) {
        m_activeLabel = id;
        Q_EMIT activeLabelChanged();
    }
}

LabelEditor& Workspace::beginEdit(const QString& name) {
    m_editor->begin(name.toStdString());
    return *m_editor;
}

void Workspace::showEdit(const VoxelBox& changed) {
    if (!changed.empty()) {
        Q_EMIT labelsChanged(changed);
    }
}

void Workspace::finishEdit() {
    showEdit(m_editor->finish());
    Q_EMIT historyChanged();
}

void Workspace::abandonEdit() {
    m_editor->abandon();
    const Index3& dims = geometry().dims();
    Q_EMIT labelsChanged({{0, 0, 0}, {dims[0] - 1, dims[1] - 1, dims[2] - 1}});
    Q_EMIT historyChanged();
}

void Workspace::applyEdit(const QString& name, std::shared_ptr<const LabelMap> before,
                          std::shared_ptr<const LabelMap> after) {
    if (!hasScan() || !before->geometry().sameGrid(geometry())) {
        return;
    }
    if (editing()) {  // a stroke is being drawn: after it
        connect(
            this, &Workspace::historyChanged, this, [this, name, before, after] { applyEdit(name, before, after); },
            Qt::SingleShotConnection);
        return;
    }
    LabelEditor& editor = beginEdit(name);
    for (std::size_t i = 0; i < after->labels().size(); ++i) {
        if (after->labels()[i] != before->labels()[i] && labels().labels()[i] == before->labels()[i]) {
            editor.put(i, after->labels()[i]);
        }
    }
    finishEdit();
}

void Workspace::undo() {
    if (canUndo()) {
        showEdit(m_editor->undo());
        Q_EMIT historyChanged();
    }
}

void Workspace::redo() {
    if (canRedo()) {
        showEdit(m_editor->redo());
        Q_EMIT historyChanged();
    }
}

QString Workspace::undoName() const {
    return canUndo() ? QString::fromStdString(m_editor->names()[m_editor->doneCount() - 1]) : QString();
}

QString Workspace::redoName() const {
    return canRedo() ? QString::fromStdString(m_editor->names()[m_editor->doneCount()]) : QString();
}

void Workspace::setSaved(std::uint64_t revision) {
    m_savedRevision = revision;
    m_tableChanged = false;
    Q_EMIT historyChanged();
}

}  // namespace exemplar::ui
