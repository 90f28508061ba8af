// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/ViewPane.h"

#include "ui/looks/Icons.h"
#include "ui/views/SliceView.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>

namespace exemplar::ui {
namespace {

/// Red, yellow and green for axial, sagittal and coronal, as 3D Slicer has made usual.
QColor colourOf(Axis axis) {
    switch (axis) {
        case Axis::Axial:
            return {0xd9, 0x4f, 0x3d};
        case Axis::Sagittal:
            return {0xd6, 0xb0, 0x2e};
        default:
            return {0x5f, 0xa8, 0x4c};
    }
}

}  // namespace

ViewPane::ViewPane(Workspace& workspace, Axis axis, QWidget* view, QWidget* parent) : QFrame(parent) {
    auto* slider = new QSlider(Qt::Horizontal, this);
    slider->setFocusPolicy(Qt::NoFocus);
    slider->setToolTip(tr("Slide through the slices"));
    slider->setAccessibleName(tr("%1 slice").arg(SliceView::nameOf(axis)));
    const auto show = [&workspace, axis, slider] {
        const QSignalBlocker quiet(slider);
        slider->setEnabled(workspace.hasScan());
        if (workspace.hasScan()) {
            slider->setRange(0, SlicePlane(workspace.geometry(), axis).count() - 1);
            slider->setValue(workspace.slice(axis));
        }
    };
    connect(&workspace, &Workspace::scanChanged, slider, show);
    connect(&workspace, &Workspace::cursorChanged, slider, show);
    connect(slider, &QSlider::valueChanged, &workspace,
            [&workspace, axis](int slice) { workspace.setSlice(axis, slice); });
    show();
    makeHeader(SliceView::nameOf(axis), colourOf(axis), view, slider);
}

ViewPane::ViewPane(const QString& name, QWidget* view, QWidget* parent) : QFrame(parent) {
    makeHeader(name, QColor(0x5b, 0x7f, 0xb8), view, new QWidget(this));
}

void ViewPane::makeHeader(const QString& name, const QColor& colour, QWidget* view, QWidget* middle) {
    auto* title = new QLabel(name, this);
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);
    auto* stripe = new QWidget(this);
    stripe->setFixedWidth(4);
    stripe->setAutoFillBackground(true);
    QPalette palette = stripe->palette();
    palette.setColor(QPalette::Window, colour);
    stripe->setPalette(palette);
    auto* large = new QToolButton(this);
    large->setAutoRaise(true);
    large->setIcon(icon(QStringLiteral("layout-one")));
    large->setIconSize({14, 14});
    large->setToolTip(tr("Make this view large, or small again (double click)"));
    large->setAccessibleName(large->toolTip());
    large->setFocusPolicy(Qt::NoFocus);
    connect(large, &QToolButton::clicked, this, &ViewPane::maximiseWanted);

    auto* header = new QHBoxLayout;
    header->setContentsMargins(0, 0, 0, 0);
    header->setSpacing(6);
    header->addWidget(stripe);
    header->addWidget(title);
    header->addWidget(middle, 1);
    header->addWidget(large);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(header);
    column->addWidget(view, 1);
}

void ViewPane::mouseDoubleClickEvent(QMouseEvent*) { Q_EMIT maximiseWanted(); }

}  // namespace exemplar::ui
