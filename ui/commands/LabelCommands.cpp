// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/LabelCommands.h"

#include "core/editing/Islands.h"
#include "core/editing/Polygon.h"
#include "core/image/Components.h"
#include "core/image/ShapeInterpolation.h"

#include <algorithm>

namespace exemplar::ui {
namespace {

/// Draws the label between its slices, where the tissue goes, over whatever the limits allow.
void fillBetween(LabelEditor& editor, const Volume& scan, const IntensityWindow& window, Axis axis, std::uint16_t label,
                 const PaintLimits& limits, JobControl& control) {
    LabelMap drawn(editor.map().geometry());
    std::transform(editor.map().labels().begin(), editor.map().labels().end(), drawn.labels().begin(),
                   [label](std::uint16_t one) { return one == label ? one : std::uint16_t{0}; });
    ShapeInterpolationOptions options;
    options.matchParts = true;
    interpolateShapes(drawn, axis, SlicePlane(drawn.geometry(), axis).labelledSlices(drawn), options, scan, window,
                      control);
    for (std::size_t i = 0; i < drawn.labels().size(); ++i) {
        if (drawn.labels()[i] != 0 && limits.allow(editor.map(), i)) {
            editor.put(i, label);
        }
    }
}

}  // namespace

void LabelCommands::run(const QString& name, Work work, Taking taking, std::function<void()> then) {
    if (!m_workspace.canEdit()) {
        return;
    }
    auto scan = m_workspace.sharedScan();
    std::vector<std::uint16_t> locked;
    for (const LabelEntry& entry : m_workspace.table().entries()) {
        if (m_workspace.locked(entry.id)) {
            locked.push_back(entry.id);
        }
    }
    m_jobs.start(
        name,
        [this, name, scan, labels = m_workspace.snapshot(), locked, taking, table = m_workspace.table(),
         work = std::move(work), then = std::move(then)](JobControl& control) mutable -> std::function<void()> {
            LabelEditor editor(LabelMap(*labels), table);
            labels.reset();
            for (const std::uint16_t id : locked) {
                editor.setLocked(id, true);
            }
            editor.begin(name.toStdString());
            work(editor, control);
            editor.finish();
            control.checkpoint();
            const auto change = editor.canUndo() ? std::make_shared<const LabelChange>(editor.lastChange()) : nullptr;
            if (taking == Taking::AfterPreview) {
                auto shown =
                    change ? std::make_shared<const PreviewedChange>(change, scan->volume.geometry()) : nullptr;
                return [this, name, scan, shown] {
                    if (shown && scan == m_workspace.sharedScan()) {
                        m_workspace.preview(name, shown);
                    }
                };
            }
            auto made = editor.table() == table ? nullptr : std::make_shared<LabelTable>(editor.table());
            return [this, name, scan, change, made, then] {
                if (scan != m_workspace.sharedScan()) {
                    return;
                }
                if (change) {
                    m_workspace.applyChange(name, scan, change, made.get());
                }
                if (then) {
                    m_workspace.afterEdit(then);
                }
            };
        });
}

void LabelCommands::interpolate(Axis axis) {
    if (!m_workspace.canPaint()) {
        return;
    }
    PaintLimits limits = m_settings.limits(m_workspace);
    if (m_settings.values().over == ToolSettings::Over::Everything) {
        limits.over = 0;  // what is drawn already was drawn on purpose
    }
    run(
        tr("Interpolate"),
        [axis, label = m_workspace.activeLabel(), limits, scan = m_workspace.sharedScan(),
         window = m_learning.modelWindow(m_workspace).window](LabelEditor& editor, JobControl& control) {
            fillBetween(editor, scan->volume, window, axis, label, limits, control);
        },
        Taking::AfterPreview);
}

void LabelCommands::fillHoles(Axis axis) {
    if (!m_workspace.canPaint()) {
        return;
    }
    run(tr("Fill holes"), [axis, label = m_workspace.activeLabel()](LabelEditor& editor, JobControl& control) {
        exemplar::fillHoles(editor, {label, axis}, control);
    });
}

void LabelCommands::removeIslands() {
    if (!m_workspace.canPaint()) {
        return;
    }
    run(tr("Remove islands"), [label = m_workspace.activeLabel()](LabelEditor& editor, JobControl& control) {
        exemplar::removeIslands(editor, {label, std::nullopt}, 0, control);
    });
}

void LabelCommands::copyFromNeighbour(Axis axis, int step) {
    if (!m_workspace.canPaint()) {
        return;
    }
    const SlicePlane plane(m_workspace.geometry(), axis);
    const int here = m_workspace.slice(axis);
    for (int slice = here + step; slice >= 0 && slice < plane.count(); slice += step) {
        const Mask mask = labelMask(plane.extract(m_workspace.labels(), slice), m_workspace.activeLabel());
        if (std::any_of(mask.pixels().begin(), mask.pixels().end(), [](auto one) { return one != 0; })) {
            LabelEditor& editor = m_workspace.beginEdit(tr("Copy from slice %1").arg(slice));
            paintMask(editor, plane, here, mask, m_workspace.activeLabel(), m_settings.limits(m_workspace));
            m_workspace.finishEdit();
            return;
        }
    }
}

void LabelCommands::clearSlice(Axis axis) {
    if (m_workspace.canPaint()) {
        const SlicePlane plane(m_workspace.geometry(), axis);
        const int here = m_workspace.slice(axis);
        const Mask mask = labelMask(plane.extract(m_workspace.labels(), here), m_workspace.activeLabel());
        paintMask(m_workspace.beginEdit(tr("Clear slice")), plane, here, mask, 0);
        m_workspace.finishEdit();
    }
}

void LabelCommands::threshold() {
    if (!m_workspace.canPaint()) {
        return;
    }
    PaintLimits limits = m_settings.limits(m_workspace);
    limits.intensities = {static_cast<float>(m_settings.values().low), static_cast<float>(m_settings.values().high)};
    run(
        tr("Threshold"),
        [label = m_workspace.activeLabel(), limits, scan = m_workspace.sharedScan()](LabelEditor& editor,
                                                                                     JobControl& control) {
            const std::size_t count = editor.map().labels().size();
            for (std::size_t i = 0; i < count; ++i) {
                if (limits.allow(editor.map(), i)) {
                    editor.put(i, label);
                }
                if (i % (std::size_t{1} << 22) == 0) {
                    control.report(static_cast<double>(i) / static_cast<double>(count), "Threshold");
                    control.checkpoint();
                }
            }
        },
        Taking::AfterPreview);
}

void LabelCommands::removeLabel(std::uint16_t id) {
    if (!m_workspace.canEdit() || m_workspace.locked(id)) {
        return;
    }
    LabelTable rest;
    for (const LabelEntry& entry : m_workspace.table().entries()) {
        if (entry.id != id) {
            rest.add(entry);
        }
    }
    const QString name = tr("Remove label %1").arg(QString::fromStdString(m_workspace.table().nameOf(id)));
    if (m_workspace.voxelCount(id) == 0) {
        m_workspace.setTable(name, std::move(rest));
        return;
    }
    run(name, [id, rest](LabelEditor& editor, JobControl& control) {
        editor.setTable(rest);
        for (std::size_t i = 0; i < editor.map().labels().size(); ++i) {
            if (editor.map().labels()[i] == id) {
                editor.put(i, 0);
            }
            if (i % (std::size_t{1} << 22) == 0) {
                control.checkpoint();
            }
        }
    });
}

}  // namespace exemplar::ui
