// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/Workspace.h"

#include <QWidget>

#include <vector>

namespace exemplar::ui {

class SliceView;
class SurfaceView;
class Tool;
class ViewPane;

/// Axial, sagittal and coronal view and the surfaces, all four or one of them large.
class ViewGrid final : public QWidget {
    Q_OBJECT

public:
    explicit ViewGrid(Workspace& workspace, QWidget* parent = nullptr);

    const std::vector<SliceView*>& slices() const { return m_slices; }
    SurfaceView& surface() { return *m_surface; }
    void setTool(Tool* tool);
    /// Makes one view large, or all four visible again; by place: axial, sagittal, coronal, surfaces.
    void toggleLarge(std::size_t place);
    void showAll();
    /// Place of the view that is large, -1 while all are shown.
    int large() const { return m_large; }
    /// The slice view that was used last.
    SliceView& active() const { return *m_active; }

Q_SIGNALS:
    void pointed(const QString& text);

private:
    void addPane(ViewPane* pane);

    std::vector<SliceView*> m_slices;
    SurfaceView* m_surface;
    std::vector<ViewPane*> m_panes;
    SliceView* m_active = nullptr;
    int m_large = -1;
};

}  // namespace exemplar::ui
