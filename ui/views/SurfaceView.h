// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/Workspace.h"
#include "ui/views/SurfaceBuilder.h"

#include <QFutureWatcher>
#include <QImage>
#include <QTimer>
#include <QWidget>

#include <map>
#include <memory>
#include <set>

namespace exemplar::ui {

class SurfaceScene;

/// The surfaces of the visible labels, which follow edits: built on another thread, one label at a time, a moment after
/// the last change. Left drag turns, wheel zooms, middle drag pans, a click moves the cursor, R shows all. Where there
/// is no OpenGL it says so.
class SurfaceView final : public QWidget {
    Q_OBJECT

public:
    explicit SurfaceView(Workspace& workspace, QWidget* parent = nullptr);
    ~SurfaceView() override;

    bool available() const { return m_scene != nullptr; }
    /// Nothing is being built or waits for it, and nothing waits to be drawn.
    bool settled() const;
    QSize minimumSizeHint() const override { return {160, 120}; }

Q_SIGNALS:
    void maximiseWanted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Built {
        std::weak_ptr<const LoadedScan> scan;  // the watcher keeps the last of these
        std::uint16_t label = 0;
        Surface surface;
    };
    struct Known {
        VoxelBox box;  // around the label, perhaps wider
        std::size_t voxels = 0;
        int step = 1;  // at least, so that there are not too many triangles
    };
    void restart();
    void followEdit(const VoxelBox& box);
    /// Looks through a part of the labels for where each of them is; the GUI thread goes on between the parts.
    void lookFurther();
    void findChanged();
    void buildNext();
    void showBuilt(const Built& built);
    void setLooks();
    void redraw();
    /// Once nothing has asked for it for a moment and no edit is open: drawing may hold up the GUI thread.
    void redrawSoon() { m_drawSoon.start(); }

    Workspace& m_workspace;
    std::unique_ptr<SurfaceScene> m_scene;
    std::map<std::uint16_t, Known> m_known;
    std::set<std::uint16_t> m_waiting;
    VoxelBox m_changed;
    int m_lookedAt = 0;  // slabs of the storage that have been looked through
    QTimer m_rest, m_look, m_drawSoon;
    std::unique_ptr<JobControl> m_control;
    QFutureWatcher<std::shared_ptr<Built>> m_builder;
    QImage m_picture;
    bool m_building = false;  // until what was built is shown
    bool m_stale = true;
    QPointF m_pressed, m_last;
};

}  // namespace exemplar::ui
