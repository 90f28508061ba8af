// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/FileName.h"
#include "ui/commands/ScanCommands.h"
#include "ui/dialogs/ErrorDialog.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>

namespace exemplar::ui {

ScanCommands::SessionFile ScanCommands::claim(const QString& path) {
    SessionFile claimed{path, nullptr, false};
    if (!path.isEmpty()) {
        const QFileInfo file(path);
        claimed.lock = std::make_unique<QLockFile>(file.absolutePath() + "/." + file.fileName() + ".lock");
        claimed.lock->setStaleLockTime(0);  // only the end of its program makes a lock void
        if (!claimed.lock->tryLock(0)) {
            claimed.readOnly = claimed.lock->error() == QLockFile::LockFailedError;
            claimed.lock.reset();
        }
    }
    return claimed;
}

void ScanCommands::saveSession(const QString& path, std::function<void()> then, std::function<void()> otherwise) {
    const auto giveUp = [otherwise] {
        if (otherwise) {
            otherwise();
        }
    };
    if (!m_workspace.hasScan() || m_workspace.editing()) {
        giveUp();
        return;
    }
    // Becomes the session's file once it has been written.
    const auto claimed = path != m_session.path || readOnly() ? std::make_shared<SessionFile>(claim(path)) : nullptr;
    if (claimed && claimed->readOnly) {
        showError(m_window, tr("%1 is open in another window; save to another file.").arg(path));
        giveUp();
        return;
    }
    auto session = std::make_shared<Session>(m_workspace.sessionWithoutLabels());
    m_state.complete(*session);
    session->unsaved = false;
    session->savedIn = path.toStdString();
    auto work = [this, session, labels = m_workspace.snapshot(), path, claimed, then, revision = m_workspace.revision(),
                 scan = m_workspace.sharedScan()](JobControl& control) mutable -> std::function<void()> {
        session->labels = *std::exchange(labels, nullptr);
        writeSession(*session, path.toStdString(), control);
        return [this, path, claimed, revision, scan, then] {
            if (scan == m_workspace.sharedScan()) {
                if (claimed) {
                    m_session = std::move(*claimed);
                }
                m_workspace.setSaved(revision);
                if (!m_workspace.modified()) {
                    m_keeper.forget();
                }
            }
            SessionKeeper::remember(path);
            if (then) {  // once this job is over
                QMetaObject::invokeMethod(this, then, Qt::QueuedConnection);
            }
        };
    };
    if (!m_jobs.start(tr("Saving %1").arg(fileName(path)), std::move(work), [giveUp](bool) { giveUp(); })) {
        giveUp();
    }
}

void ScanCommands::save(std::function<void()> then, std::function<void()> otherwise) {
    if (m_session.path.isEmpty() || readOnly()) {
        saveAs(std::move(then), std::move(otherwise));
    } else {
        saveSession(m_session.path, std::move(then), std::move(otherwise));
    }
}

void ScanCommands::saveAs(std::function<void()> then, std::function<void()> otherwise) {
    if (!m_workspace.hasScan()) {
        return;
    }
    const QString proposal = m_session.path.isEmpty()
                                 ? QFileInfo(QString::fromStdString(m_workspace.scan().path)).absolutePath() + "/" +
                                       QString::fromStdString(m_workspace.scan().name).section('.', 0, 0) +
                                       kSessionEnding
                                 : m_session.path;
    const QString path =
        QFileDialog::getSaveFileName(m_window, tr("Save Session"), proposal, tr("Sessions (*.exemplar)"));
    if (!path.isEmpty()) {
        saveSession(path.endsWith(kSessionEnding) ? path : path + kSessionEnding, std::move(then),
                    std::move(otherwise));
    } else if (otherwise) {
        otherwise();
    }
}

void ScanCommands::closeScan() {
    withoutLoss([this] {
        if (m_workspace.hasScan()) {
            Q_EMIT leaving();
            m_keeper.forget();
            m_session = {};
            m_workspace.closeScan();
        }
    });
}

void ScanCommands::withoutLoss(std::function<void()> go, std::function<void()> otherwise) {
    if (!m_workspace.modified()) {
        go();
        return;
    }
    auto* box = new QMessageBox(
        QMessageBox::Question, tr("Unsaved labels"),
        tr("The labels of %1 have changed since they were saved.").arg(QString::fromStdString(m_workspace.scan().name)),
        QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, m_window);
    if (m_workspace.exported()) {
        box->setInformativeText(
            tr("The labels are exported. Exemplars, prompts and the review of slices are not; only a session keeps "
               "them."));
    }
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setDefaultButton(QMessageBox::Save);
    connect(box, &QMessageBox::finished, this, [this, go, otherwise](int answer) {
        if (answer == QMessageBox::Save) {  // and once more for what was done meanwhile
            save([this, go, otherwise] { withoutLoss(go, otherwise); }, otherwise);
        } else if (answer == QMessageBox::Discard) {
            go();
        } else if (otherwise) {
            otherwise();
        }
    });
    box->open();
}

}  // namespace exemplar::ui
