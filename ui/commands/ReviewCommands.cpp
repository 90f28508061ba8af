// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/ReviewCommands.h"

namespace exemplar::ui {

template <typename Change>
void ReviewCommands::change(const QString& name, Change change) {
    if (!m_workspace.canEdit()) {
        return;
    }
    Review review = m_workspace.review();
    change(review);
    m_workspace.setReview(name, std::move(review));
}

int ReviewCommands::slice() const {
    return m_workspace.hasScan() ? m_workspace.slice(m_workspace.review().axis()) : -1;
}

void ReviewCommands::goTo(int slice) { m_workspace.setSlice(m_workspace.review().axis(), slice); }

void ReviewCommands::toggleExemplar() {
    if (m_workspace.hasScan()) {
        setExemplar(slice(), !m_workspace.review().mark(slice()).exemplar);
    }
}

void ReviewCommands::setExemplar(int slice, bool exemplar) {
    const Axis axis = m_workspace.review().axis();
    if (exemplar && m_workspace.madeUp(axis, slice)) {
        Q_EMIT done(
            tr("Slice %1 cannot be an exemplar: it is missing in the scan and was computed from its neighbours.")
                .arg(slice));
        return;
    }
    m_slices.settle();
    const QString name = exemplar ? tr("Exemplar %1").arg(slice) : tr("No exemplar %1").arg(slice);
    change(name, [&](Review& review) {
        SliceMark mark = review.mark(slice);
        mark.exemplar = exemplar;
        if (!exemplar && mark.proposed) {
            mark.accepted = true;  // it was good enough to learn from
        }
        review.setMark(slice, mark);
    });
    const std::size_t crossed =
        m_workspace.hasScan() && m_workspace.madeUpSlices(axis).empty() ? m_workspace.scan().madeUpSlices.size() : 0;
    if (exemplar && crossed > 0) {
        Q_EMIT done(tr("Slice %1 is an exemplar, though it crosses %n computed slice(s) of the scan.", nullptr,
                       static_cast<int>(crossed))
                        .arg(slice));
    } else if (exemplar && !m_slices.labelled(slice)) {
        Q_EMIT done(tr("Slice %1 is an exemplar without any structure: a negative example.").arg(slice));
    }
}

void ReviewCommands::accept() {
    if (!m_workspace.hasScan()) {
        return;
    }
    const int here = slice();
    const bool doubtful = m_slices.state(here) == SliceState::Doubtful;
    change(tr("Accept %1").arg(here), [&](Review& review) {
        SliceMark mark = review.mark(here);
        mark.accepted = true;
        review.setMark(here, mark);
    });
    if (doubtful) {
        nextDoubtful();
    }
}

void ReviewCommands::reject() {
    if (!m_workspace.canEdit()) {
        return;
    }
    const int here = slice();
    const SliceMark mark = m_workspace.review().mark(here);
    if (!mark.proposed || mark.exemplar) {
        Q_EMIT done(tr("Nothing was proposed on slice %1; undo or erase what was drawn.").arg(here));
        return;
    }
    const SlicePlane plane(m_workspace.geometry(), m_workspace.review().axis());
    LabelEditor& editor = m_workspace.beginEdit(tr("Reject %1").arg(here));
    for (int y = 0; y < plane.height(); ++y) {
        for (int x = 0; x < plane.width(); ++x) {
            editor.put(plane.voxel(here, x, y), 0);
        }
    }
    Review review = m_workspace.review();
    review.setMark(here, {});
    editor.setReview(std::move(review));
    m_workspace.finishEdit();
}

void ReviewCommands::acceptAllSure() {
    int count = 0;
    change(tr("Accept all confident slices"), [&](Review& review) {
        for (int slice = 0; slice < m_slices.count(); ++slice) {
            if (review.state(slice, m_slices.labelled(slice)) == SliceState::Proposed && m_slices.labelled(slice)) {
                SliceMark mark = review.mark(slice);
                mark.accepted = true;
                review.setMark(slice, mark);
                ++count;
            }
        }
    });
    Q_EMIT done(tr("%n slice(s) accepted.", nullptr, count));
}

void ReviewCommands::nextDoubtful() {
    if (!m_workspace.hasScan()) {
        return;
    }
    if (const auto next = m_workspace.review().nextDoubtful(slice())) {
        goTo(*next);
    } else {
        Q_EMIT done(tr("No slice is doubtful."));
    }
}

void ReviewCommands::setAxis(Axis axis) {
    if (m_workspace.hasScan() && axis != m_workspace.review().axis()) {
        Review review(axis);
        review.setDoubtBelow(m_workspace.review().doubtBelow());
        m_workspace.setReview(tr("Another axis"), std::move(review));
    }
}

void ReviewCommands::setDoubtBelow(double quality) {
    change(tr("Limit of doubtful slices"), [quality](Review& review) { review.setDoubtBelow(quality); });
}

}  // namespace exemplar::ui
