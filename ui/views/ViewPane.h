// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/Workspace.h"

#include <QFrame>

class QLabel;
class QSlider;

namespace exemplar::ui {

/// A view with its header: name, in the colour of its plane, slices to slide through, and a button that makes it large.
class ViewPane final : public QFrame {
    Q_OBJECT

public:
    /// Around a slice view.
    ViewPane(Workspace& workspace, Axis axis, QWidget* view, QWidget* parent = nullptr);
    /// Around another view.
    ViewPane(const QString& name, QWidget* view, QWidget* parent = nullptr);

Q_SIGNALS:
    void maximiseWanted();

protected:
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    void makeHeader(const QString& name, const QColor& colour, QWidget* view, QWidget* middle);
};

}  // namespace exemplar::ui
