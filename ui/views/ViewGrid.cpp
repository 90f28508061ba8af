// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/ViewGrid.h"

#include "ui/views/SliceView.h"
#include "ui/views/SurfaceView.h"
#include "ui/views/ViewPane.h"

#include <QGridLayout>

namespace exemplar::ui {

ViewGrid::ViewGrid(Workspace& workspace, QWidget* parent) : QWidget(parent) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(2, 2, 2, 2);
    grid->setSpacing(2);
    for (const Axis axis : {Axis::Axial, Axis::Sagittal, Axis::Coronal}) {
        auto* view = new SliceView(workspace, axis, this);
        connect(view, &SliceView::pointed, this, &ViewGrid::pointed);
        connect(view, &SliceView::focused, this, [this, view] { m_active = view; });
        m_slices.push_back(view);
        addPane(new ViewPane(workspace, axis, view, this));
        connect(view, &SliceView::maximiseWanted, m_panes.back(), &ViewPane::maximiseWanted);
    }
    m_active = m_slices.front();
    m_surface = new SurfaceView(workspace, this);
    addPane(new ViewPane(tr("Surfaces"), m_surface, this));
    connect(m_surface, &SurfaceView::maximiseWanted, m_panes.back(), &ViewPane::maximiseWanted);
}

void ViewGrid::addPane(ViewPane* pane) {
    const std::size_t place = m_panes.size();
    m_panes.push_back(pane);
    static_cast<QGridLayout*>(layout())->addWidget(pane, static_cast<int>(place / 2), static_cast<int>(place % 2));
    connect(pane, &ViewPane::maximiseWanted, this, [this, place] { toggleLarge(place); });
}

void ViewGrid::setTool(Tool* tool) {
    for (SliceView* view : m_slices) {
        view->setTool(tool);
    }
}

void ViewGrid::toggleLarge(std::size_t place) {
    if (m_large == static_cast<int>(place)) {
        showAll();
        return;
    }
    m_large = static_cast<int>(place);
    for (std::size_t i = 0; i < m_panes.size(); ++i) {
        m_panes[i]->setVisible(i == place);
    }
}

void ViewGrid::showAll() {
    m_large = -1;
    for (ViewPane* pane : m_panes) {
        pane->show();
    }
}

}  // namespace exemplar::ui
