// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/ScanCommands.h"

#include "core/base/Error.h"
#include "ui/commands/FileName.h"
#include "ui/dialogs/ErrorDialog.h"
#include "ui/dialogs/SeriesDialog.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>

namespace exemplar::ui {
namespace {

const QString kEnding = QStringLiteral(".exemplar");

}  // namespace

ScanCommands::ScanCommands(Files& files, Workspace& workspace, JobRunner& jobs, SessionKeeper& keeper,
                           WindowState state, QWidget* window)
    : QObject(window),
      m_files(files),
      m_workspace(workspace),
      m_jobs(jobs),
      m_keeper(keeper),
      m_state(std::move(state)),
      m_window(window) {}

void ScanCommands::open(const QString& path) {
    if (path.endsWith(kEnding)) {
        openSession(path);
    } else if (m_files.isFolder(path.toStdString())) {
        openFolder(path);
    } else {
        openScan({path.toStdString(), {}, 0});
    }
}

void ScanCommands::openFolder(const QString& folder) {
    m_jobs.start(tr("Looking through %1").arg(fileName(folder)),
                 [this, folder](JobControl& control) -> std::function<void()> {
                     auto series =
                         std::make_shared<std::vector<SeriesChoice>>(m_files.listSeries(folder.toStdString(), control));
                     return [this, folder, series] { chooseSeries(folder, std::move(*series)); };
                 });
}

void ScanCommands::chooseSeries(const QString& folder, std::vector<SeriesChoice> series) {
    if (series.size() == 1 && series.front().readable && series.front().oddities.empty()) {
        const std::string uid = series.front().uid;
        // The job that listed them is not over yet.
        QMetaObject::invokeMethod(
            this,
            [this, folder, uid] {
                openScan({folder.toStdString(), uid, 0});
            },
            Qt::QueuedConnection);
        return;
    }
    auto* dialog = new SeriesDialog(folder, std::move(series), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SeriesDialog::chosen, this, &ScanCommands::openScan);
    dialog->open();
}

void ScanCommands::openScan(const ScanSource& source) {
    withoutLoss([this, source] {
        const QString path = QString::fromStdString(source.path);
        m_jobs.start(tr("Reading %1").arg(fileName(path)),
                     [this, source, path](JobControl& control) -> std::function<void()> {
                         auto opened = OpenedScan::prepare(m_files.openScan(source, control));
                         control.checkpoint();
                         return [this, opened, path] {
                             take(opened, {}, false);
                             SessionKeeper::remember(path);
                             offerLeftBehind();
                         };
                     });
    });
}

void ScanCommands::take(const std::shared_ptr<OpenedScan>& opened, const QString& sessionPath, bool recovered) {
    Q_EMIT leaving();
    if (!recovered || !m_workspace.hasScan() || m_workspace.scan().key != opened->scan->key) {
        m_keeper.forget();  // of the scan before, saved or given up
    }
    setSessionPath(sessionPath);
    m_workspace.setScan(std::move(*opened));
    QStringList notes;
    for (const std::string& note : m_workspace.scan().notes) {
        notes << QString::fromStdString(note);
    }
    if (m_readOnly) {
        notes << tr("%1 is open in another window; it is read-only here, save to another file.").arg(sessionPath);
    }
    Q_EMIT this->opened(notes.join(' '));
}

void ScanCommands::setSessionPath(const QString& path) {
    if (path == m_sessionPath && m_lock) {
        return;
    }
    m_lock.reset();
    m_sessionPath = path;
    m_readOnly = false;
    if (!path.isEmpty()) {
        const QFileInfo file(path);
        m_lock = std::make_unique<QLockFile>(file.absolutePath() + "/." + file.fileName() + ".lock");
        m_lock->setStaleLockTime(0);  // only the end of its program makes a lock void
        if (!m_lock->tryLock(0)) {
            m_readOnly = m_lock->error() == QLockFile::LockFailedError;
            m_lock.reset();
        }
    }
}

void ScanCommands::openSession(const QString& path) {
    withoutLoss([this, path] {
        m_jobs.start(tr("Reading %1").arg(fileName(path)), [this, path](JobControl& control) -> std::function<void()> {
            auto session = std::make_shared<Session>(readSession(path.toStdString(), control));
            return [this, session, path] {
                // The job that read it is not over yet.
                QMetaObject::invokeMethod(
                    this,
                    [this, session, path] { openScanOf(session, path, QString::fromStdString(session->scan.path)); },
                    Qt::QueuedConnection);
            };
        });
    });
}

void ScanCommands::openScanOf(const std::shared_ptr<Session>& session, const QString& sessionPath,
                              const QString& scanPath) {
    m_jobs.start(tr("Reading %1").arg(fileName(scanPath)),
                 [this, session, sessionPath, scanPath](JobControl& control) -> std::function<void()> {
                     std::shared_ptr<OpenedScan> opened;
                     QString problem;
                     try {
                         LoadedScan scan = m_files.openScan(
                             {scanPath.toStdString(), session->scan.series, session->scan.frame}, control);
                         if (scan.key != session->scan.contentHash ||
                             !scan.volume.geometry().sameGrid(session->labels.geometry())) {
                             problem = tr("%1 is not the scan that this session was made on.").arg(scanPath);
                         } else {
                             opened = OpenedScan::prepare(std::move(scan), session->labels, session->table);
                         }
                     } catch (const Error& error) {
                         if (error.code() == ErrorCode::Cancelled) {
                             throw;
                         }
                         problem = QString::fromUtf8(error.what());
                     }
                     return [this, session, sessionPath, opened, problem] {
                         if (!opened) {
                             askWhereScanIs(session, sessionPath, problem);
                             return;
                         }
                         const bool kept = session->unsaved;
                         take(opened, kept ? QString::fromStdString(session->savedIn) : sessionPath, kept);
                         if (kept) {
                             m_keeper.adopt(sessionPath);
                         }
                         m_workspace.restore(*session);
                         m_state.restore(*session);
                         if (!kept) {
                             SessionKeeper::remember(sessionPath);
                             offerLeftBehind();
                         }
                     };
                 });
}

void ScanCommands::askWhereScanIs(const std::shared_ptr<Session>& session, const QString& sessionPath,
                                  const QString& why) {
    auto* box = new QMessageBox(
        QMessageBox::Question, tr("Scan of the session"),
        tr("%1\n\nWhere is the scan %2 of this session?").arg(why, QString::fromStdString(session->scan.name)),
        QMessageBox::Cancel, m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* file = box->addButton(tr("Choose file..."), QMessageBox::AcceptRole);
    QPushButton* folder = box->addButton(tr("Choose DICOM folder..."), QMessageBox::AcceptRole);
    connect(box, &QMessageBox::finished, this, [this, box, file, folder, session, sessionPath] {
        const QString chosen =
            box->clickedButton() == file     ? QFileDialog::getOpenFileName(m_window, tr("Scan of the session"))
            : box->clickedButton() == folder ? QFileDialog::getExistingDirectory(m_window, tr("Scan of the session"))
                                             : QString();
        if (!chosen.isEmpty()) {
            openScanOf(session, sessionPath, chosen);
        }
    });
    box->open();
}

void ScanCommands::offerLeftBehind() {
    const QString copy = m_keeper.leftBehind();
    if (copy.isEmpty()) {
        return;
    }
    auto* box = new QMessageBox(QMessageBox::Question, tr("Unsaved work found"),
                                tr("Work on this scan that was not saved when the program last ended was found. "
                                   "Take it over?"),
                                QMessageBox::Yes | QMessageBox::No, m_window);
    box->button(QMessageBox::No)->setText(tr("Give it up"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box, &QMessageBox::finished, this, [this, copy](int answer) {
        if (answer == QMessageBox::Yes) {
            openSession(copy);
        } else if (answer == QMessageBox::No) {
            SessionKeeper::forget(copy);
        }
    });
    box->open();
}

void ScanCommands::saveSession(const QString& path, std::function<void()> then) {
    if (!m_workspace.hasScan() || m_workspace.editing()) {
        return;
    }
    const QString before = m_sessionPath;
    if (path != m_sessionPath || m_readOnly) {
        setSessionPath(path);
        if (m_readOnly) {
            setSessionPath(before);
            showError(m_window, tr("%1 is open in another window; save to another file.").arg(path));
            return;
        }
    }
    auto session = std::make_shared<Session>(m_workspace.sessionWithoutLabels());
    m_state.complete(*session);
    session->unsaved = false;
    m_jobs.start(tr("Saving %1").arg(fileName(path)),
                 [this, session, labels = m_workspace.snapshot(), path, before, then, revision = m_workspace.revision(),
                  scan = m_workspace.sharedScan()](JobControl& control) mutable -> std::function<void()> {
                     try {
                         session->labels = *std::exchange(labels, nullptr);
                         writeSession(*session, path.toStdString(), control);
                     } catch (const std::exception&) {  // the next time it is asked where to
                         QMetaObject::invokeMethod(
                             this, [this, before] { setSessionPath(before); }, Qt::QueuedConnection);
                         throw;
                     }
                     return [this, path, revision, scan, then] {
                         if (scan == m_workspace.sharedScan()) {
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
                 });
}

void ScanCommands::save(std::function<void()> then) {
    m_sessionPath.isEmpty() || m_readOnly ? saveAs(std::move(then)) : saveSession(m_sessionPath, std::move(then));
}

void ScanCommands::saveAs(std::function<void()> then) {
    if (!m_workspace.hasScan()) {
        return;
    }
    const QString proposal = m_sessionPath.isEmpty()
                                 ? QFileInfo(QString::fromStdString(m_workspace.scan().path)).absolutePath() + "/" +
                                       QString::fromStdString(m_workspace.scan().name).section('.', 0, 0) + kEnding
                                 : m_sessionPath;
    QString path = QFileDialog::getSaveFileName(m_window, tr("Save Session"), proposal, tr("Sessions (*.exemplar)"));
    if (!path.isEmpty()) {
        saveSession(path.endsWith(kEnding) ? path : path + kEnding, std::move(then));
    }
}

void ScanCommands::closeScan() {
    withoutLoss([this] {
        if (m_workspace.hasScan()) {
            Q_EMIT leaving();
            m_keeper.forget();
            setSessionPath({});
            m_workspace.closeScan();
        }
    });
}

void ScanCommands::withoutLoss(std::function<void()> go) {
    if (!m_workspace.modified()) {
        go();
        return;
    }
    auto* box = new QMessageBox(
        QMessageBox::Question, tr("Unsaved labels"),
        tr("The labels of %1 have changed since they were saved.").arg(QString::fromStdString(m_workspace.scan().name)),
        QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setDefaultButton(QMessageBox::Save);
    connect(box, &QMessageBox::finished, this, [this, go](int answer) {
        if (answer == QMessageBox::Save) {
            save(go);
        } else if (answer == QMessageBox::Discard) {
            m_keeper.forget();
            go();
        }
    });
    box->open();
}

QString ScanCommands::folder() const { return QSettings().value(QStringLiteral("folder")).toString(); }

void ScanCommands::askForScan() {
    const QString path =
        QFileDialog::getOpenFileName(m_window, tr("Open Scan"), folder(),
                                     tr("Scans (*.nii *.nii.gz *.hdr *.nrrd *.nhdr *.mha *.mhd *.dcm);;All files (*)"));
    if (!path.isEmpty()) {
        QSettings().setValue(QStringLiteral("folder"), QFileInfo(path).path());
        open(path);
    }
}

void ScanCommands::askForFolder() {
    const QString path = QFileDialog::getExistingDirectory(m_window, tr("Open DICOM Folder"), folder());
    if (!path.isEmpty()) {
        QSettings().setValue(QStringLiteral("folder"), path);
        openFolder(path);
    }
}

void ScanCommands::askForSession() {
    const QString path =
        QFileDialog::getOpenFileName(m_window, tr("Open Session"), folder(), tr("Sessions (*.exemplar)"));
    if (!path.isEmpty()) {
        openSession(path);
    }
}

}  // namespace exemplar::ui
