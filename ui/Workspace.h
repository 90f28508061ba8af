// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/editing/LabelEditor.h"
#include "core/image/IntensityWindow.h"
#include "core/image/SlicePlane.h"
#include "ui/Files.h"

#include <QObject>

#include <memory>

namespace exemplar::ui {

/// What is open in the window: one scan, its labels and how they are looked at. Lives on the GUI thread; views and
/// tools change it through its functions alone and follow its signals.
class Workspace final : public QObject {
    Q_OBJECT

public:
    explicit Workspace(QObject* parent = nullptr) : QObject(parent) {}

    bool hasScan() const { return m_editor != nullptr; }
    const LoadedScan& scan() const { return m_scan; }
    const Geometry& geometry() const { return m_scan.volume.geometry(); }
    const LabelMap& labels() const { return m_editor->map(); }
    std::size_t voxelCount(std::uint16_t label) const { return m_editor->voxelCount(label); }
    /// Takes a scan with an empty label map and the cursor in its middle.
    void setScan(LoadedScan scan);
    /// Replaces labels and table; the history starts anew.
    void setLabels(LoadedLabels labels);

    /// Voxel indices as stored. Clamped to the grid.
    const Index3& cursor() const { return m_cursor; }
    void setCursor(const Index3& voxel);
    int slice(Axis axis) const { return m_cursor[static_cast<std::size_t>(geometry().storageAxis(axis))]; }
    void setSlice(Axis axis, int slice);

    const IntensityWindow& window() const { return m_window; }
    void setWindow(const IntensityWindow& window);
    double opacity() const { return m_opacity; }
    void setOpacity(double opacity);  ///< of the labels, 0..1

    const LabelTable& table() const { return m_table; }
    void setEntry(const LabelEntry& entry);
    void removeEntry(std::uint16_t id);
    bool locked(std::uint16_t id) const { return hasScan() && m_editor->locked(id); }
    void setLocked(std::uint16_t id, bool locked);
    std::uint16_t activeLabel() const { return m_activeLabel; }
    void setActiveLabel(std::uint16_t id);

    /// The editor, for tools within beginEdit() and finishEdit().
    LabelEditor& beginEdit(const QString& name);
    LabelEditor& openEdit() { return *m_editor; }
    /// Tells the views of a part of an edit that is still going on.
    void showEdit(const VoxelBox& changed);
    void finishEdit();
    void abandonEdit();
    /// Takes over what a job has made of `before`, once no edit is open; voxels that were changed meanwhile stay as
    /// they are.
    void applyEdit(const QString& name, std::shared_ptr<const LabelMap> before, std::shared_ptr<const LabelMap> after);
    /// An edit with the active label may begin.
    bool canPaint() const { return hasScan() && !m_editor->open() && m_activeLabel != 0; }
    bool editing() const { return hasScan() && m_editor->open(); }
    bool canUndo() const { return hasScan() && !m_editor->open() && m_editor->canUndo(); }
    bool canRedo() const { return hasScan() && !m_editor->open() && m_editor->canRedo(); }
    void undo();
    void redo();
    QString undoName() const;
    QString redoName() const;

    /// True where labels or table have changed since they were saved or loaded.
    bool modified() const { return hasScan() && (m_tableChanged || m_editor->revision() != m_savedRevision); }
    std::uint64_t revision() const { return hasScan() ? m_editor->revision() : 0; }
    /// What was written is the state of `revision`.
    void setSaved(std::uint64_t revision);

Q_SIGNALS:
    void scanChanged();
    void cursorChanged();
    void viewChanged();  ///< window, opacity, colours
    void tableChanged();
    void activeLabelChanged();
    void labelsChanged(const exemplar::VoxelBox& box);
    void historyChanged();  ///< what can be undone, or whether there is unsaved work

private:
    void resetEditor(LabelMap labels);

    LoadedScan m_scan;
    std::unique_ptr<LabelEditor> m_editor;
    LabelTable m_table;
    Index3 m_cursor{0, 0, 0};
    IntensityWindow m_window;
    double m_opacity = 0.5;
    std::uint16_t m_activeLabel = 1;
    std::uint64_t m_savedRevision = 0;
    bool m_tableChanged = false;
};

}  // namespace exemplar::ui
