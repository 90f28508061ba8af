// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/SliceModel.h"

#include "core/image/Components.h"

#include <QElapsedTimer>

namespace exemplar::ui {
namespace {

constexpr qint64 kTurn = 8;  // ms between two turns of the event loop

}  // namespace

SliceModel::SliceModel(Workspace& workspace, QObject* parent) : QObject(parent), m_workspace(workspace) {
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &SliceModel::lookFurther);
    connect(&workspace, &Workspace::scanChanged, this, &SliceModel::restart);
    connect(&workspace, &Workspace::labelsChanged, this, &SliceModel::followEdit);
    connect(&workspace, &Workspace::historyChanged, this, [this] {
        if (m_workspace.hasScan() && m_axis != axis()) {
            restart();
        } else {
            Q_EMIT changed();
        }
    });
    restart();
}

void SliceModel::restart() {
    m_labels.clear();
    m_stale.clear();
    m_timer.stop();
    if (m_workspace.hasScan()) {
        m_axis = axis();
        const int slices = SlicePlane(m_workspace.geometry(), m_axis).count();
        m_labels.resize(static_cast<std::size_t>(slices));
        for (int slice = 0; slice < slices; ++slice) {
            m_stale.insert(m_stale.end(), slice);
        }
        m_timer.start();
    }
    Q_EMIT changed();
}

void SliceModel::followEdit(const VoxelBox& box) {
    const auto along = static_cast<std::size_t>(m_workspace.geometry().storageAxis(m_axis));
    for (int slice = box.first[along]; slice <= box.last[along] && slice < count(); ++slice) {
        m_stale.insert(slice);
    }
    m_timer.start();
}

void SliceModel::look(int slice) {
    const LabelImage image = SlicePlane(m_workspace.geometry(), m_axis).extract(m_workspace.labels(), slice);
    m_labels[static_cast<std::size_t>(slice)] = labelSizes(image);
}

void SliceModel::lookFurther() {
    if (m_workspace.editing()) {
        m_timer.setInterval(100);  // after the stroke
        return;
    }
    m_timer.setInterval(0);
    QElapsedTimer time;
    time.start();
    while (!m_stale.empty() && time.elapsed() < kTurn) {
        look(*m_stale.begin());
        m_stale.erase(m_stale.begin());
    }
    if (m_stale.empty()) {
        m_timer.stop();
        Q_EMIT changed();
    }
}

void SliceModel::settle() {
    for (const int slice : m_stale) {
        look(slice);
    }
    m_stale.clear();
    m_timer.stop();
    Q_EMIT changed();
}

std::map<SliceState, int> SliceModel::tally() const {
    std::map<SliceState, int> counts;
    for (int slice = 0; slice < count(); ++slice) {
        ++counts[state(slice)];
    }
    return counts;
}

std::map<std::uint16_t, std::map<int, double>> SliceModel::shown() const {
    std::map<std::uint16_t, std::map<int, double>> sizes;
    for (int slice = 0; slice < count(); ++slice) {
        for (const auto& [label, size] : labels(slice)) {
            sizes[label][slice] = size;
        }
    }
    return sizes;
}

}  // namespace exemplar::ui
