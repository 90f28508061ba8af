// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/Workspace.h"

#include <algorithm>
#include <atomic>

namespace exemplar::ui {
namespace {

/// Somebody, on whatever thread, who reads a copy of the labels. All that was read has been read when it ends.
class Reading {
public:
    Reading(std::shared_ptr<const LabelMap> map, std::shared_ptr<std::atomic<int>> readers)
        : m_map(std::move(map)), m_readers(std::move(readers)) {
        m_readers->fetch_add(1, std::memory_order_relaxed);
    }
    ~Reading() { m_readers->fetch_sub(1, std::memory_order_release); }
    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;

private:
    std::shared_ptr<const LabelMap> m_map;
    std::shared_ptr<std::atomic<int>> m_readers;
};

}  // namespace

void Workspace::setScan(OpenedScan opened) {
    m_preview.reset();
    m_instead.reset();
    m_waiting.clear();
    m_prompts.clear();
    m_imported.clear();
    m_exportedRevision.reset();
    m_scan = std::move(opened.scan);
    m_editor = std::move(opened.editor);
    m_copy = std::move(opened.copy);
    m_readers = std::make_shared<std::atomic<int>>(0);
    m_copiedRevision = 0;
    m_savedRevision = 0;
    m_unsaved = false;
    m_activeLabel = m_editor->table().entries().front().id;
    m_window = m_automaticWindow = opened.window;
    m_modelUsesDisplayed = false;
    for (std::size_t d = 0; d < 3; ++d) {
        m_cursor[d] = geometry().dims()[d] / 2;
    }
    Q_EMIT scanChanged();
    Q_EMIT previewChanged();
    Q_EMIT tableChanged();
    Q_EMIT activeLabelChanged();
    Q_EMIT cursorChanged();
    Q_EMIT historyChanged();
}

void Workspace::closeScan() {
    m_preview.reset();
    m_instead.reset();
    m_waiting.clear();
    m_prompts.clear();
    m_editor.reset();
    m_copy.reset();
    m_scan.reset();
    Q_EMIT scanChanged();
    Q_EMIT previewChanged();
    Q_EMIT tableChanged();
    Q_EMIT historyChanged();
}

void Workspace::setReading(std::shared_ptr<const LoadedScan> scan, std::shared_ptr<const LoadedScan> changed,
                           const IntensityWindow& automatic) {
    if (editing()) {
        afterEdit([this, scan, changed, automatic] { setReading(scan, changed, automatic); });
        return;
    }
    if (!hasScan() || scan != m_scan) {
        return;
    }
    m_scan = std::move(changed);
    const bool shown = m_window == m_automaticWindow;
    m_automaticWindow = automatic;
    Q_EMIT readingChanged();
    Q_EMIT labelsChanged(wholeBox());  // what others are making of the scan before comes to nothing
    Q_EMIT viewChanged();
    if (shown) {
        setWindow(automatic);
    }
}

std::vector<int> Workspace::madeUpSlices(Axis axis) const {
    return hasScan() && geometry().storageAxis(axis) == 2 ? m_scan->madeUpSlices : std::vector<int>{};
}

bool Workspace::madeUp(Axis axis, int slice) const {
    return hasScan() && geometry().storageAxis(axis) == 2 &&
           std::binary_search(m_scan->madeUpSlices.begin(), m_scan->madeUpSlices.end(), slice);
}

std::shared_ptr<const LabelMap> Workspace::snapshot() {
    if (!m_copy || m_copiedRevision != revision()) {
        if (m_copy && m_readers->load(std::memory_order_acquire) == 0) {
            *m_copy = labels();
        } else {
            m_copy = std::make_shared<LabelMap>(labels());
            m_readers = std::make_shared<std::atomic<int>>(0);
        }
        m_copiedRevision = revision();
    }
    const auto reading = std::make_shared<const Reading>(m_copy, m_readers);
    return {reading, m_copy.get()};
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

void Workspace::setModelUsesDisplayed(bool uses) {
    if (uses != m_modelUsesDisplayed) {
        m_modelUsesDisplayed = uses;
        Q_EMIT viewChanged();
    }
}

void Workspace::setDisplay(const Display& display) {
    if (!(display == m_display)) {
        m_display = display;
        m_display.opacity = std::clamp(m_display.opacity, 0.0, 1.0);
        Q_EMIT viewChanged();
    }
}

const LabelTable& Workspace::table() const {
    static const LabelTable none;
    return hasScan() ? m_editor->table() : none;
}

void Workspace::tellTable() {
    if (table().indexOf(m_activeLabel) < 0) {
        setActiveLabel(table().empty() ? std::uint16_t{0} : table().entries().front().id);
    }
    Q_EMIT tableChanged();
    Q_EMIT viewChanged();
}

void Workspace::setEntry(const QString& name, const LabelEntry& entry) {
    LabelTable changed = table();
    changed.add(entry);
    setTable(name, std::move(changed));
}

void Workspace::setTable(const QString& name, LabelTable table) {
    if (canEdit()) {
        beginEdit(name).setTable(std::move(table));
        finishEdit();
        tellTable();
    }
}

void Workspace::setVisible(std::uint16_t id, bool visible) {
    if (hasScan()) {
        m_editor->setVisible(id, visible);
        tellTable();
    }
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

LabelEditor& Workspace::beginEdit(const QString& name, std::uint64_t series) {
    m_editor->begin(name.toStdString(), series);
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
    runWaiting();
}

void Workspace::afterEdit(std::function<void()> go) { editing() ? m_waiting.push_back(std::move(go)) : go(); }

void Workspace::runWaiting() {
    for (const auto& go : std::exchange(m_waiting, {})) {
        go();
    }
}

VoxelBox Workspace::wholeBox() const {
    const Index3& dims = geometry().dims();
    return {{0, 0, 0}, {dims[0] - 1, dims[1] - 1, dims[2] - 1}};
}

void Workspace::abandonEdit() {
    m_editor->abandon();
    Q_EMIT labelsChanged(wholeBox());
    tellTable();
    Q_EMIT historyChanged();
    runWaiting();
}

void Workspace::applyChange(const QString& name, std::shared_ptr<const LoadedScan> scan,
                            std::shared_ptr<const LabelChange> change, const LabelTable* table) {
    if (editing()) {  // a stroke is being drawn: after it
        afterEdit([this, name, scan, change, own = table == nullptr ? nullptr : std::make_shared<LabelTable>(*table)] {
            applyChange(name, scan, change, own.get());
        });
        return;
    }
    if (!hasScan() || scan != m_scan) {
        return;
    }
    showEdit(m_editor->replay(name.toStdString(), change, table));
    Q_EMIT historyChanged();
    if (table != nullptr) {
        tellTable();
    }
}

const Review& Workspace::review() const {
    static const Review none;
    return hasScan() ? m_editor->review() : none;
}

void Workspace::setReview(const QString& name, Review review) {
    if (canEdit()) {
        beginEdit(name).setReview(std::move(review));
        finishEdit();
    }
}

void Workspace::takeProposal(const QString& name, std::uint64_t series, std::shared_ptr<const Proposal> proposal) {
    if (editing()) {
        afterEdit([this, name, series, proposal] { takeProposal(name, series, proposal); });
        return;
    }
    if (!hasScan() || proposal->scan != m_scan || proposal->axis != review().axis()) {
        return;
    }
    const SlicePlane plane(geometry(), proposal->axis);
    const LabelImage now = plane.extract(labels(), proposal->slice);
    const bool labelled = std::any_of(now.pixels().begin(), now.pixels().end(), [](std::uint16_t one) { return one; });
    if (review().isProtected(proposal->slice, labelled) ||
        (proposal->again && !review().mark(proposal->slice).proposed)) {
        return;
    }
    LabelEditor& editor = beginEdit(name, series);
    const auto asked = [&](std::uint16_t label) {
        return label == 0 ||
               std::find(proposal->structures.begin(), proposal->structures.end(), label) != proposal->structures.end();
    };
    for (int y = 0; y < plane.height(); ++y) {
        for (int x = 0; x < plane.width(); ++x) {
            if (now.at(x, y) != proposal->labels.at(x, y) && asked(now.at(x, y))) {
                editor.put(plane.voxel(proposal->slice, x, y), proposal->labels.at(x, y));
            }
        }
    }
    Review changed = review();
    changed.setMark(proposal->slice, {false, true, false, false, proposal->quality});
    editor.setReview(std::move(changed));
    finishEdit();
}

void Workspace::takeQualities(const QString& name, std::uint64_t series, std::shared_ptr<const LoadedScan> scan,
                              Axis axis, const std::map<int, double>& qualities) {
    if (editing()) {
        afterEdit([this, name, series, scan, axis, qualities] { takeQualities(name, series, scan, axis, qualities); });
        return;
    }
    if (!hasScan() || scan != m_scan || axis != review().axis()) {
        return;
    }
    Review better = review();
    for (const auto& [slice, quality] : qualities) {
        SliceMark mark = better.mark(slice);
        if (mark.asProposed()) {
            mark.quality = quality;
            better.setMark(slice, mark);
        }
    }
    if (!(better == review())) {
        beginEdit(name, series).setReview(std::move(better));
        finishEdit();
    }
}

void Workspace::showInstead(std::optional<ShownInstead> instead) {
    m_instead = std::move(instead);
    Q_EMIT viewChanged();
}

void Workspace::afterStep(const VoxelBox& box, const LabelTable& before) {
    showEdit(box);
    if (!(before == table())) {
        tellTable();
    }
}

void Workspace::undo() {
    if (canUndo()) {
        const LabelTable before = table();
        afterStep(m_editor->undo(), before);
        Q_EMIT historyChanged();
    }
}

void Workspace::redo() {
    if (canRedo()) {
        const LabelTable before = table();
        afterStep(m_editor->redo(), before);
        Q_EMIT historyChanged();
    }
}

void Workspace::goToStep(std::size_t done) {
    if (!canEdit() || done > m_editor->names().size() || done == doneCount()) {
        return;
    }
    const LabelTable before = table();
    VoxelBox box;
    while (doneCount() != done) {
        const VoxelBox one = doneCount() > done ? m_editor->undo() : m_editor->redo();
        if (!one.empty()) {
            box.include(one.first);
            box.include(one.last);
        }
    }
    afterStep(box, before);
    Q_EMIT historyChanged();
}

void Workspace::preview(const QString& name, std::shared_ptr<const PreviewedChange> change) {
    m_preview = std::move(change);
    m_previewName = name;
    Q_EMIT previewChanged();
}

void Workspace::takePreview() {
    if (m_preview && canEdit()) {
        const auto change = std::exchange(m_preview, nullptr)->change;
        Q_EMIT previewChanged();
        applyChange(m_previewName, m_scan, change);
    }
}

void Workspace::dropPreview() {
    if (m_preview) {
        m_preview.reset();
        Q_EMIT previewChanged();
    }
}

void Workspace::rememberPrompt(SessionPrompt prompt) {
    std::erase_if(m_prompts, [&](const SessionPrompt& one) {
        return one.axis == prompt.axis && one.slice == prompt.slice && one.prompt.label == prompt.prompt.label;
    });
    prompt.prompt.mask = {};
    m_prompts.push_back(std::move(prompt));
}

void Workspace::rememberImport(const std::string& file) {
    if (std::find(m_imported.begin(), m_imported.end(), file) == m_imported.end()) {
        m_imported.push_back(file);
    }
}

void Workspace::setSaved(std::uint64_t revision) {
    m_savedRevision = revision;
    m_unsaved = false;
    Q_EMIT historyChanged();
}

Session Workspace::sessionWithoutLabels() const {
    Session session;
    session.scan = {m_scan->path, m_scan->series,    m_scan->frame,   m_scan->key,
                    m_scan->name, m_scan->allowGaps, m_scan->modality};
    session.table = table();
    for (const LabelEntry& entry : table().entries()) {
        if (locked(entry.id)) {
            session.locked.insert(entry.id);
        }
    }
    session.view.cursor = m_cursor;
    session.view.window = m_window;
    session.view.modelUsesDisplayed = m_modelUsesDisplayed;
    session.view.opacity = m_display.opacity;
    session.view.activeLabel = m_activeLabel;
    session.prompts = m_prompts;
    session.imported = m_imported;
    session.review = review();
    session.unsaved = modified();
    return session;
}

void Workspace::restore(const Session& session) {
    for (const std::uint16_t id : session.locked) {
        m_editor->setLocked(id, true);
    }
    m_prompts = session.prompts;
    m_imported = session.imported;
    m_editor->restoreReview(session.review);
    m_unsaved = session.unsaved;
    m_display.opacity = std::clamp(session.view.opacity, 0.0, 1.0);
    setCursor(session.view.cursor);
    setWindow(session.view.window);
    setModelUsesDisplayed(session.view.modelUsesDisplayed);
    tellTable();
    if (table().indexOf(session.view.activeLabel) >= 0) {
        setActiveLabel(session.view.activeLabel);
    }
    Q_EMIT historyChanged();
}

}  // namespace exemplar::ui
