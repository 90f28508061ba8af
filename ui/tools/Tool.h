// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Geometry.h"

#include <QPointF>
#include <QString>

#include <optional>

class QPainter;

namespace exemplar::ui {

class Workspace;
class SliceView;

/// Where the pointer is on a slice.
struct Touch {
    Axis axis = Axis::Axial;
    int slice = 0;
    QPointF pixel;           ///< displayed pixels of the slice, centres at whole numbers
    Vector3 voxel{};         ///< the same place in voxel indices
    bool alternate = false;  ///< Ctrl is held
};

/// What the left button does in the views. One tool is active at a time.
class Tool {
public:
    explicit Tool(Workspace& workspace) : m_workspace(workspace) {}
    virtual ~Tool() = default;
    virtual QString name() const = 0;
    virtual QString icon() const = 0;  ///< name among resources/icons
    /// How it is used, one sentence.
    virtual QString hint() const = 0;
    virtual void press(const Touch& touch) = 0;
    virtual void move(const Touch& touch) = 0;
    virtual void release(const Touch& touch) = 0;
    /// Escape, or another tool while the button is down: what was begun is taken back.
    virtual void cancel() {}
    /// Steps of the wheel with Shift held; true where the tool took them.
    virtual bool turn(int) { return false; }
    /// A key pressed in a view; true where the tool took it.
    virtual bool key(int) { return false; }
    /// Drawn over every view; `touch` where the pointer is in that view.
    virtual void paint(QPainter&, const SliceView&, const std::optional<Touch>&) const {}
    /// The left button moves the picture itself; with Ctrl it zooms.
    virtual bool movesView() const { return false; }
    /// Clicks may follow one another as fast as a double click, which then is not one.
    virtual bool clicksFast() const { return true; }

protected:
    Workspace& m_workspace;
};

}  // namespace exemplar::ui
