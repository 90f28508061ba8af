// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/ExemplarCommands.h"

#include "core/base/Error.h"
#include "core/engine/ExemplarSet.h"
#include "core/engine/ModelWindow.h"
#include "core/propagation/NextSlice.h"

#include <QFileDialog>

#include <algorithm>

namespace exemplar::ui {
namespace {

QString nameOf(const LabelTable& table, std::uint16_t label) { return QString::fromStdString(table.nameOf(label)); }

}  // namespace

ExemplarCommands::ExemplarCommands(Files& files, Workspace& workspace, SliceModel& slices, Learning& learning,
                                   LearnCommands& learn, ReviewCommands& review, JobRunner& jobs, QWidget* window)
    : QObject(window),
      m_files(files),
      m_workspace(workspace),
      m_slices(slices),
      m_learning(learning),
      m_learn(learn),
      m_review(review),
      m_jobs(jobs),
      m_window(window) {}

void ExemplarCommands::suggest() {
    if (!m_workspace.hasScan()) {
        return;
    }
    const Review& review = m_workspace.review();
    NextSliceQuestion question;
    question.axis = review.axis();
    question.window = m_learning.modelWindow(m_workspace).window;
    question.exemplars = review.exemplars();
    question.shown = m_slices.shown();
    question.structures = m_workspace.table();
    question.never = m_workspace.madeUpSlices(review.axis());
    for (const int slice : review.slicesMarked()) {
        const SliceMark& mark = review.mark(slice);
        if (mark.proposed && !mark.edited && !mark.accepted) {
            question.doubts[slice] = 1.0 - mark.quality;
        }
    }
    for (int slice = 0; slice < m_slices.count(); ++slice) {
        const SliceState state = m_slices.state(slice);
        if ((state == SliceState::HandMade || state == SliceState::Edited) &&
            !m_workspace.madeUp(review.axis(), slice)) {
            question.ready.push_back(slice);
        }
    }
    m_jobs.start(
        tr("Looking for the next slice"),
        [this, question, scan = m_workspace.sharedScan()](JobControl& control) mutable -> std::function<void()> {
            question.scan = &scan->volume;
            const NextSlice next = suggestNextSlice(question, control);
            const bool ready =
                std::find(question.ready.begin(), question.ready.end(), next.slice) != question.ready.end();
            return [this, next, ready, scan, table = question.structures] {
                if (scan != m_workspace.sharedScan()) {
                    return;
                }
                if (next.slice < 0 || next.reason == NextSliceReason::Enough) {
                    Q_EMIT done(tr("Every slice is similar to an exemplar; another exemplar would help little."));
                    return;
                }
                m_review.goTo(next.slice);
                if (ready) {
                    Q_EMIT done(tr("Slice %1: it is labelled already; mark it as an exemplar (E).").arg(next.slice));
                    return;
                }
                switch (next.reason) {
                    case NextSliceReason::MissingStructure:
                        Q_EMIT done(tr("Slice %1: it shows %2, which no exemplar shows.")
                                        .arg(next.slice)
                                        .arg(nameOf(table, next.label)));
                        break;
                    case NextSliceReason::Doubtful:
                        Q_EMIT done(tr("Slice %1: its proposal is the most doubtful.").arg(next.slice));
                        break;
                    case NextSliceReason::Unlike:
                        Q_EMIT done(tr("Slice %1: it is least similar to the exemplars; the nearest one is slice %2.")
                                        .arg(next.slice)
                                        .arg(next.nearest));
                        break;
                    case NextSliceReason::Gap:
                        Q_EMIT done(tr("Slice %1: it closes the widest gap; the nearest exemplar is slice %2.")
                                        .arg(next.slice)
                                        .arg(next.nearest));
                        break;
                    default:
                        Q_EMIT done(tr("Slice %1: a good start, in the middle.").arg(next.slice));
                }
            };
        });
}

void ExemplarCommands::borrowFrom(const QString& session) {
    m_jobs.start(
        tr("Reading exemplars"),
        [this, session, profile = m_learning.profile(),
         open = m_workspace.sharedScan()](JobControl& control) -> std::function<void()> {
            const Session other = readSession(session.toStdString(), control);
            auto exemplars = std::make_shared<ExemplarSet>();
            exemplars->exemplars = other.borrowed;
            if (!other.review.exemplars().empty()) {
                const LoadedScan scan = m_files.openScan(sourceOf(other.scan), control);
                if (scan.key != other.scan.contentHash) {
                    throw Error(ErrorCode::GeometryMismatch,
                                other.scan.path + " is not the scan that the session " + session.toStdString() +
                                    " was made on; open that session first and show where its scan is.",
                                {other.scan.path});
                }
                addExemplars(
                    *exemplars, scan.volume, scan.key, scan.name, other.labels, other.review.axis(),
                    other.review.exemplars(),
                    ModelWindow::of(scan.volume, profile ? &profile->card : nullptr,
                                    other.view.modelUsesDisplayed ? std::optional(other.view.window) : std::nullopt)
                        .window);
            }
            return [this, exemplars, table = other.table, session, open] {
                if (open != m_workspace.sharedScan()) {
                    return;
                }
                if (exemplars->exemplars.empty()) {
                    Q_EMIT done(tr("The session %1 has no exemplars.").arg(session));
                    return;
                }
                LabelTable merged = m_workspace.table();
                for (const LabelEntry& entry : table.entries()) {
                    if (merged.indexOf(entry.id) < 0) {
                        merged.add(entry);
                    }
                }
                if (!(merged == m_workspace.table())) {
                    m_workspace.setTable(tr("Labels of the exemplars"), merged);
                }
                auto all = m_learning.borrowed();
                for (Exemplar& one : exemplars->exemplars) {
                    const bool known = std::any_of(all.begin(), all.end(), [&](const Exemplar& old) {
                        return old.scanKey == one.scanKey && old.axis == one.axis && old.slice == one.slice;
                    });
                    if (!known && (!m_workspace.hasScan() || one.scanKey != m_workspace.scan().key)) {
                        all.push_back(std::move(one));
                    }
                }
                const int added = static_cast<int>(all.size() - m_learning.borrowed().size());
                m_learning.setBorrowed(std::move(all));
                Q_EMIT done(tr("%n exemplar(s) added.", nullptr, added));
            };
        });
}

void ExemplarCommands::askForSession() {
    const QString path =
        QFileDialog::getOpenFileName(m_window, tr("Exemplars of Another Session"), {}, tr("Sessions (*.exemplar)"));
    if (!path.isEmpty()) {
        borrowFrom(path);
    }
}

void ExemplarCommands::takeAlong() { m_learning.setBorrowed(m_learn.exemplarSet().exemplars); }

}  // namespace exemplar::ui
