// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/Workspace.h"
#include "ui/models/SliceModel.h"

#include <QObject>

namespace exemplar::ui {

/// Marking exemplars, and accepting or rejecting what a model has proposed; every mark is a step of the history.
class ReviewCommands final : public QObject {
    Q_OBJECT

public:
    ReviewCommands(Workspace& workspace, SliceModel& slices, QObject* parent = nullptr)
        : QObject(parent), m_workspace(workspace), m_slices(slices) {}

    /// The slice that the cursor is on, along the review's axis; -1 without a scan.
    int slice() const;
    void goTo(int slice);

    void toggleExemplar();
    /// Refused, in done(), for a slice that the scan lacks and that was interpolated.
    void setExemplar(int slice, bool exemplar);
    /// The slice is right as it is, also where it is empty; then on to the next doubtful one, where there is one.
    void accept();
    /// What was proposed here is taken away.
    void reject();
    /// Every proposal that is not doubtful is right.
    void acceptAllSure();
    /// Worst first.
    void nextDoubtful();
    /// Begins the review anew along another axis; marks along the old one are given up.
    void setAxis(Axis axis);
    void setDoubtBelow(double quality);

Q_SIGNALS:
    void done(const QString& sentence);

private:
    template <typename Change>
    void change(const QString& name, Change change);

    Workspace& m_workspace;
    SliceModel& m_slices;
};

}  // namespace exemplar::ui
