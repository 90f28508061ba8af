// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/commands/ReviewCommands.h"

#include <QWidget>

namespace exemplar::ui {

/// Every slice along the review's axis at a glance: its state as a colour (with a mark for exemplars and doubtful ones,
/// so that colour is not all that tells), how much is labelled, and the cursor. A click or drag goes there.
class SliceStrip final : public QWidget {
    Q_OBJECT

public:
    SliceStrip(Workspace& workspace, SliceModel& slices, ReviewCommands& review, QWidget* parent = nullptr);

    QSize sizeHint() const override { return {400, 34}; }
    static QColor colourOf(SliceState state);
    static QString nameOf(SliceState state);
    /// The slice at a place along the strip, and the other way round.
    int sliceAt(double x) const;
    double placeOf(int slice) const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    bool event(QEvent* event) override;

private:
    QString describe(int slice) const;

    Workspace& m_workspace;
    SliceModel& m_slices;
    ReviewCommands& m_review;
};

}  // namespace exemplar::ui
