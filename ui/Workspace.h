// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/editing/LabelEditor.h"
#include "core/image/IntensityWindow.h"
#include "core/image/SlicePlane.h"
#include "core/session/Session.h"
#include "ui/Files.h"

#include <QObject>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace exemplar::ui {

/// A scan made ready for the window, with what takes long to make of a big one; made on a worker thread.
struct OpenedScan {
    std::shared_ptr<const LoadedScan> scan;
    std::unique_ptr<LabelEditor> editor;
    std::shared_ptr<LabelMap> copy;  ///< of the editor's labels, see Workspace::snapshot()
    IntensityWindow window;

    /// With an empty label map and one label to begin with.
    static std::shared_ptr<OpenedScan> prepare(LoadedScan scan);
    /// With labels on the scan's grid.
    static std::shared_ptr<OpenedScan> prepare(LoadedScan scan, LabelMap labels, LabelTable table);
};

/// The scan of a session, as it was opened.
ScanSource sourceOf(const SessionScan& scan);

/// How slices are drawn.
struct Display {
    double opacity = 0.5;      ///< of labels, 0..1
    bool outline = false;      ///< labels as outlines instead of areas
    bool smooth = false;       ///< between pixels of the scan
    bool radiological = true;  ///< the patient's right on the left
    bool crosshair = true;
    bool operator==(const Display&) const = default;
};

/// What a model says of one slice.
struct Proposal {
    std::shared_ptr<const LoadedScan> scan;
    Axis axis = Axis::Axial;
    int slice = 0;
    LabelImage labels;                      ///< displayed slice; only `structures` and background
    std::vector<std::uint16_t> structures;  ///< that were asked for; other labels stay
    double quality = 1.0;                   ///< 0..1, estimate
    bool again = false;                     ///< not taken any more where the first one was rejected
};

/// Labels shown in place of the real ones while a key is held: of a whole scan or of one slice.
struct ShownInstead {
    std::shared_ptr<const LabelMap> map;
    Axis axis = Axis::Axial;
    int slice = -1;
    LabelImage image;  ///< of that slice, where there is no map
    QString caption;
};

/// What a change would make of the voxels of its box, so that a slice of it is drawn without going through all runs.
struct ChangePatch {
    VoxelBox box;
    std::vector<std::uint8_t> codes;    ///< by voxel of the box, i fastest; 0: stays, else 1 + index into `labels`
    std::vector<std::uint16_t> labels;  ///< that voxels would get; 255 at most, those beyond share the last's code
};

/// A change to be shown before it is made; made on a worker thread, as it takes long of a big change.
struct PreviewedChange {
    PreviewedChange(std::shared_ptr<const LabelChange> change, const Geometry& geometry);
    std::shared_ptr<const LabelChange> change;
    ChangePatch patch;
};

/// What is open in the window: one scan, its labels and how they are looked at. Lives on the GUI thread; views and
/// tools change it through its functions alone and follow its signals.
class Workspace final : public QObject {
    Q_OBJECT

public:
    explicit Workspace(QObject* parent = nullptr) : QObject(parent) {}

    bool hasScan() const { return m_editor != nullptr; }
    const LoadedScan& scan() const { return *m_scan; }
    std::shared_ptr<const LoadedScan> sharedScan() const { return m_scan; }
    const Geometry& geometry() const { return m_scan->volume.geometry(); }
    const LabelMap& labels() const { return m_editor->map(); }
    /// The labels as they are now, for other threads; no edit may be open. Copied into pages at hand, unless who had
    /// the snapshot before still holds it: let go of it early.
    std::shared_ptr<const LabelMap> snapshot();
    std::size_t voxelCount(std::uint16_t label) const { return m_editor->voxelCount(label); }
    /// Takes a scan, the cursor in its middle.
    void setScan(OpenedScan opened);
    /// `changed`, which is `scan` but for its modality, takes the place of `scan`, once no edit is open. Nothing where
    /// another scan has been opened since. `automatic`: its automatic window, shown where that of before was.
    void setReading(std::shared_ptr<const LoadedScan> scan, std::shared_ptr<const LoadedScan> changed,
                    const IntensityWindow& automatic);
    /// The slice was interpolated as a whole, see LoadedScan::madeUpSlices. Slices along the other axes never are.
    bool madeUp(Axis axis, int slice) const;
    /// Those along an axis, ascending.
    std::vector<int> madeUpSlices(Axis axis) const;
    void closeScan();

    /// Voxel indices as stored. Clamped to the grid.
    const Index3& cursor() const { return m_cursor; }
    void setCursor(const Index3& voxel);
    int slice(Axis axis) const { return m_cursor[static_cast<std::size_t>(geometry().storageAxis(axis))]; }
    void setSlice(Axis axis, int slice);

    const IntensityWindow& window() const { return m_window; }
    const IntensityWindow& automaticWindow() const { return m_automaticWindow; }
    void setWindow(const IntensityWindow& window);
    /// The user's choice that the model sees the scan as it is displayed; kept in the session, off for a new scan.
    bool modelUsesDisplayed() const { return m_modelUsesDisplayed; }
    void setModelUsesDisplayed(bool uses);
    const Display& display() const { return m_display; }
    void setDisplay(const Display& display);

    const LabelTable& table() const;
    /// An edit of its own, as setTable().
    void setEntry(const QString& name, const LabelEntry& entry);
    void setTable(const QString& name, LabelTable table);
    void setVisible(std::uint16_t id, bool visible);
    bool locked(std::uint16_t id) const { return hasScan() && m_editor->locked(id); }
    void setLocked(std::uint16_t id, bool locked);
    std::uint16_t activeLabel() const { return m_activeLabel; }
    void setActiveLabel(std::uint16_t id);

    /// The editor, for tools within beginEdit() and finishEdit().
    LabelEditor& beginEdit(const QString& name, std::uint64_t series = 0);
    LabelEditor& openEdit() { return *m_editor; }
    /// Tells the views of a part of an edit that is still going on.
    void showEdit(const VoxelBox& changed);
    void finishEdit();
    void abandonEdit();
    /// Makes a change that a job has prepared on a copy of the labels, once no edit is open; voxels that were changed
    /// meanwhile stay as they are. Nothing where another scan has been opened since (`scan`).
    void applyChange(const QString& name, std::shared_ptr<const LoadedScan> scan,
                     std::shared_ptr<const LabelChange> change, const LabelTable* table = nullptr);
    /// Where the slices stand; follows the history.
    const Review& review() const;
    /// An edit of its own.
    void setReview(const QString& name, Review review);
    /// Makes the proposal, once no edit is open, unless the slice is protected by then. Proposals of one `series` are
    /// one step of the history as long as nothing else comes between.
    void takeProposal(const QString& name, std::uint64_t series, std::shared_ptr<const Proposal> proposal);
    /// Better estimates of slices that still are as they were proposed; likewise.
    void takeQualities(const QString& name, std::uint64_t series, std::shared_ptr<const LoadedScan> scan, Axis axis,
                       const std::map<int, double>& qualities);

    /// Shown until it is set to nothing.
    void showInstead(std::optional<ShownInstead> instead);
    const std::optional<ShownInstead>& shownInstead() const { return m_instead; }

    /// An edit with the active label may begin.
    bool canPaint() const { return canEdit() && m_activeLabel != 0; }
    bool canEdit() const { return hasScan() && !m_editor->open(); }
    bool editing() const { return hasScan() && m_editor->open(); }
    bool canUndo() const { return canEdit() && m_editor->canUndo(); }
    bool canRedo() const { return canEdit() && m_editor->canRedo(); }
    void undo();
    void redo();
    /// Names of all steps, oldest first; those from doneCount() on are undone.
    std::vector<std::string> steps() const { return hasScan() ? m_editor->names() : std::vector<std::string>{}; }
    std::size_t doneCount() const { return hasScan() ? m_editor->doneCount() : 0; }
    /// Undoes or redoes until `done` steps are in force.
    void goToStep(std::size_t done);

    /// A change shown over the slices that is not made before takePreview().
    void preview(const QString& name, std::shared_ptr<const PreviewedChange> change);
    const PreviewedChange* previewed() const { return m_preview.get(); }
    const QString& previewName() const { return m_previewName; }
    void takePreview();
    void dropPreview();

    /// Calls `go` at once, or when the edit that is open is over; not where another scan is opened before.
    void afterEdit(std::function<void()> go);

    /// Names of label files that were imported, also where that was undone since.
    const std::vector<std::string>& imported() const { return m_imported; }
    void rememberImport(const std::string& file);

    /// Clicks and boxes whose answers were taken.
    const std::vector<SessionPrompt>& prompts() const { return m_prompts; }
    void rememberPrompt(SessionPrompt prompt);

    /// True where labels or table have changed since they were saved or loaded.
    bool modified() const { return hasScan() && (m_unsaved || m_editor->revision() != m_savedRevision); }
    std::uint64_t revision() const { return hasScan() ? m_editor->revision() : 0; }
    /// What was written is the state of `revision`.
    void setSaved(std::uint64_t revision);
    /// The labels of `revision` were written to a label file, which is no session.
    void setExported(std::uint64_t revision) { m_exportedRevision = revision; }
    bool exported() const { return hasScan() && m_exportedRevision == m_editor->revision(); }

    /// What a session file keeps of this, but for the window's own settings and the labels: copying these is for the
    /// worker that writes it, from snapshot().
    Session sessionWithoutLabels() const;
    /// View, locks and prompts of a session whose scan and labels have been set.
    void restore(const Session& session);

Q_SIGNALS:
    void scanChanged();
    void readingChanged();  ///< see setReading()
    void cursorChanged();
    void viewChanged();  ///< window, display, colours
    void tableChanged();
    void activeLabelChanged();
    void labelsChanged(const exemplar::VoxelBox& box);
    void historyChanged();  ///< what can be undone, or whether there is unsaved work
    void previewChanged();

private:
    VoxelBox wholeBox() const;
    void afterStep(const VoxelBox& box, const LabelTable& before);
    void tellTable();
    void runWaiting();

    std::shared_ptr<const LoadedScan> m_scan;
    std::unique_ptr<LabelEditor> m_editor;
    std::shared_ptr<LabelMap> m_copy;  // of the labels at m_copiedRevision
    std::shared_ptr<std::atomic<int>> m_readers = std::make_shared<std::atomic<int>>(0);  // of m_copy
    std::uint64_t m_copiedRevision = 0;
    Index3 m_cursor{0, 0, 0};
    IntensityWindow m_window, m_automaticWindow;
    bool m_modelUsesDisplayed = false;
    Display m_display;
    std::uint16_t m_activeLabel = 1;
    std::uint64_t m_savedRevision = 0;
    bool m_unsaved = false;  // since it was opened, as recovered work is
    std::shared_ptr<const PreviewedChange> m_preview;
    QString m_previewName;
    std::vector<SessionPrompt> m_prompts;
    std::vector<std::string> m_imported;
    std::optional<std::uint64_t> m_exportedRevision;
    std::optional<ShownInstead> m_instead;
    std::vector<std::function<void()>> m_waiting;  // for the end of an edit
};

}  // namespace exemplar::ui
