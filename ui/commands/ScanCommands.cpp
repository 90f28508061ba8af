// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/ScanCommands.h"

#include "core/base/Error.h"
#include "ui/commands/FileName.h"
#include "ui/dialogs/ErrorDialog.h"
#include "ui/dialogs/SeriesDialog.h"
#include "ui/looks/ErrorWords.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>

namespace exemplar::ui {
ScanCommands::ScanCommands(Files& files, Workspace& workspace, JobRunner& jobs, SessionKeeper& keeper,
                           WindowState state, QWidget* window)
    : QObject(window),
      m_files(files),
      m_workspace(workspace),
      m_jobs(jobs),
      m_keeper(keeper),
      m_state(std::move(state)),
      m_window(window) {}

void ScanCommands::open(const OpenRequest& request) {
    const auto task = std::make_shared<Task>();
    task->request = request;
    const std::string& path = request.source.path;
    if (QString::fromStdString(path).endsWith(kSessionEnding)) {
        readSessionFile(task);
    } else if (request.source.series.empty() && m_files.isFolder(path)) {
        listFolder(task);
    } else {
        readScan(task);
    }
}

void ScanCommands::end(const TaskPtr& task, Opening how) { Q_EMIT ended(task->request, how); }

void ScanCommands::run(const TaskPtr& task, const QString& title, JobRunner::Work work) {
    const auto unfinished = [this, task](bool cancelled) {
        end(task, cancelled ? Opening::Cancelled : Opening::Failed);
    };
    if (!m_jobs.start(title, std::move(work), unfinished)) {
        end(task, Opening::Cancelled);
    }
}

void ScanCommands::agree(const TaskPtr& task, std::function<void()> go) {
    withoutLoss(
        [this, task, go] {
            task->before = m_workspace.sharedScan();
            task->revision = m_workspace.revision();
            go();
        },
        [this, task] { end(task, Opening::Cancelled); });
}

void ScanCommands::agreeAgain(const TaskPtr& task, std::function<void()> go) {
    if (m_workspace.editing()) {  // a stroke is being drawn: after it
        m_workspace.afterEdit([this, task, go] { agreeAgain(task, go); });
    } else if (task->before == m_workspace.sharedScan() && task->revision == m_workspace.revision()) {
        go();
    } else {
        agree(task, go);
    }
}

void ScanCommands::listFolder(const TaskPtr& task) {
    const std::string folder = task->request.source.path;
    run(task, tr("Looking through %1").arg(fileName(QString::fromStdString(folder))),
        [this, task, folder](JobControl& control) -> std::function<void()> {
            auto series = std::make_shared<std::vector<SeriesChoice>>(m_files.listSeries(folder, control));
            return [this, task, series] { chooseSeries(task, std::move(*series)); };
        });
}

void ScanCommands::chooseSeries(const TaskPtr& task, std::vector<SeriesChoice> series) {
    if (series.size() == 1 && series.front().readable && series.front().oddities.empty()) {
        task->request.source.series = series.front().id;
        // The job that listed them is not over yet.
        QMetaObject::invokeMethod(
            this, [this, task] { readScan(task); }, Qt::QueuedConnection);
        return;
    }
    auto* dialog = new SeriesDialog(QString::fromStdString(task->request.source.path), std::move(series), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SeriesDialog::chosen, this, [this, task](const ScanSource& source) {
        task->request.source = source;
        readScan(task);
    });
    connect(dialog, &QDialog::rejected, this, [this, task] { end(task, Opening::Cancelled); });
    dialog->open();
}

void ScanCommands::readScan(const TaskPtr& task) {
    agree(task, [this, task] {
        const ScanSource source = task->request.source;
        const QString path = QString::fromStdString(source.path);
        run(task, tr("Reading %1").arg(fileName(path)),
            [this, task, source, path](JobControl& control) -> std::function<void()> {
                std::shared_ptr<OpenedScan> opened;
                try {
                    opened = OpenedScan::prepare(m_files.openScan(source, control));
                } catch (const Error& problem) {
                    const bool gaps =
                        problem.code() == ErrorCode::SeriesIncomplete || problem.code() == ErrorCode::SeriesUneven;
                    if (!gaps || source.allowGaps) {
                        throw;
                    }
                    return [this, task, words = ErrorWords::of(problem)] {
                        offerGaps(task, words.sentence, words.details);
                    };
                }
                control.checkpoint();
                return [this, task, opened, path] {
                    agreeAgain(task, [this, task, opened, path] {
                        take(task, opened, {}, false);
                        SessionKeeper::remember(path);
                        offerLeftBehind();
                    });
                };
            });
    });
}

void ScanCommands::offerGaps(const TaskPtr& task, const QString& sentence, const QString& details) {
    auto* box = new QMessageBox(QMessageBox::Warning, tr("Slices are missing or unevenly spaced"), sentence,
                                QMessageBox::Cancel, m_window);
    box->setInformativeText(
        tr("If you open it, the scan is resampled to even spacing. Missing slices are computed from their neighbours; "
           "they are marked, cannot be exemplars, and are listed in exports."));
    box->setDetailedText(details);
    box->setAttribute(Qt::WA_DeleteOnClose);
    const QPushButton* anyway = box->addButton(tr("Open Anyway"), QMessageBox::AcceptRole);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(box, &QMessageBox::finished, this, [this, box, anyway, task] {
        if (box->clickedButton() == anyway) {
            task->request.source.allowGaps = true;
            readScan(task);
        } else {
            end(task, Opening::Cancelled);
        }
    });
    box->open();
}

void ScanCommands::take(const TaskPtr& task, const std::shared_ptr<OpenedScan>& opened, const QString& sessionPath,
                        bool recovered) {
    Q_EMIT leaving();
    if (!recovered || !m_workspace.hasScan() || m_workspace.scan().key != opened->scan->key) {
        m_keeper.forget();  // of the scan before, saved or given up
    }
    m_session = {};  // before its lock is wanted anew
    m_session = claim(sessionPath);
    m_workspace.setScan(std::move(*opened));
    QStringList notes;
    for (const std::string& note : m_workspace.scan().notes) {
        notes << QString::fromStdString(note);
    }
    if (readOnly()) {
        notes << tr("%1 is open in another window; it is read-only here, save to another file.").arg(sessionPath);
    }
    Q_EMIT this->opened(notes.join(' '));
    // The job that read it is not over yet.
    QMetaObject::invokeMethod(
        this,
        [this, task, scan = m_workspace.sharedScan()] {
            end(task, scan == m_workspace.sharedScan() ? Opening::Done : Opening::Cancelled);
        },
        Qt::QueuedConnection);
}

void ScanCommands::readSessionFile(const TaskPtr& task) {
    agree(task, [this, task] {
        const QString path = QString::fromStdString(task->request.source.path);
        run(task, tr("Reading %1").arg(fileName(path)),
            [this, task, path](JobControl& control) -> std::function<void()> {
                auto session = std::make_shared<Session>(readSession(path.toStdString(), control));
                return [this, task, session] {
                    // The job that read it is not over yet.
                    QMetaObject::invokeMethod(
                        this,
                        [this, task, session] {
                            readScanOf(task, session, QString::fromStdString(session->scan.path));
                        },
                        Qt::QueuedConnection);
                };
            });
    });
}

void ScanCommands::readScanOf(const TaskPtr& task, const std::shared_ptr<Session>& session, const QString& scanPath) {
    run(task, tr("Reading %1").arg(fileName(scanPath)),
        [this, task, session, scanPath](JobControl& control) -> std::function<void()> {
            std::shared_ptr<OpenedScan> opened;
            QString problem;
            try {
                ScanSource source = sourceOf(session->scan);
                source.path = scanPath.toStdString();
                LoadedScan scan = m_files.openScan(source, control);
                if (scan.key != session->scan.contentHash ||
                    !scan.volume.geometry().sameGrid(session->labels.geometry())) {
                    problem = tr("%1 is not the scan of this session.").arg(scanPath);
                } else {
                    opened = OpenedScan::prepare(std::move(scan), session->labels, session->table);
                }
            } catch (const Error& error) {
                if (error.code() == ErrorCode::Cancelled) {
                    throw;
                }
                problem = QString::fromUtf8(error.what());
            }
            return [this, task, session, opened, problem] {
                if (opened) {
                    agreeAgain(task, [this, task, session, opened] { takeSession(task, session, opened); });
                } else {
                    askWhereScanIs(task, session, problem);
                }
            };
        });
}

void ScanCommands::takeSession(const TaskPtr& task, const std::shared_ptr<Session>& session,
                               const std::shared_ptr<OpenedScan>& opened) {
    const QString path = QString::fromStdString(task->request.source.path);
    const bool kept = session->unsaved;
    take(task, opened, kept ? QString::fromStdString(session->savedIn) : path, kept);
    if (kept) {
        m_keeper.adopt(path);
    }
    m_workspace.restore(*session);
    m_state.restore(*session);
    if (!kept) {
        SessionKeeper::remember(path);
        offerLeftBehind();
    }
}

void ScanCommands::askWhereScanIs(const TaskPtr& task, const std::shared_ptr<Session>& session, const QString& why) {
    auto* box = new QMessageBox(
        QMessageBox::Question, tr("Scan of the session"),
        tr("%1\n\nWhere is the scan %2 of this session?").arg(why, QString::fromStdString(session->scan.name)),
        QMessageBox::Cancel, m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* file = box->addButton(tr("Choose file..."), QMessageBox::AcceptRole);
    QPushButton* folder = box->addButton(tr("Choose DICOM folder..."), QMessageBox::AcceptRole);
    connect(box, &QMessageBox::finished, this, [this, task, box, file, folder, session] {
        const QString chosen =
            box->clickedButton() == file     ? QFileDialog::getOpenFileName(m_window, tr("Scan of the session"))
            : box->clickedButton() == folder ? QFileDialog::getExistingDirectory(m_window, tr("Scan of the session"))
                                             : QString();
        if (chosen.isEmpty()) {
            end(task, Opening::Cancelled);
        } else {
            readScanOf(task, session, chosen);
        }
    });
    box->open();
}

void ScanCommands::offerLeftBehind() {
    const QString copy = m_keeper.leftBehind();
    if (copy.isEmpty()) {
        return;
    }
    auto* box =
        new QMessageBox(QMessageBox::Question, tr("Unsaved work found"),
                        tr("There is work on this scan that was not saved when the program last ended. Restore it?"),
                        QMessageBox::Yes | QMessageBox::No | QMessageBox::Cancel, m_window);
    box->button(QMessageBox::No)->setText(tr("Discard"));
    box->button(QMessageBox::Cancel)->setText(tr("Decide later"));  // Escape, too, must lose nothing
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box, &QMessageBox::finished, this, [this, copy](int answer) {
        if (answer == QMessageBox::Yes) {
            open(copy);
        } else if (answer == QMessageBox::No) {
            SessionKeeper::forget(copy);
        }
    });
    box->open();
}

void ScanCommands::treatAs(Modality modality) {
    if (!m_workspace.hasScan()) {
        return;
    }
    // A scan is never changed while others may read it: a copy takes its place.
    m_jobs.start(tr("Measuring the intensities"),
                 [this, modality, scan = m_workspace.sharedScan()](JobControl&) -> std::function<void()> {
                     auto changed = std::make_shared<LoadedScan>(*scan);
                     changed->volume.setModality(modality);
                     changed->modality = modality;
                     const IntensityWindow automatic = IntensityWindow::automatic(changed->volume);
                     return [this, scan, changed, automatic] { m_workspace.setReading(scan, changed, automatic); };
                 });
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
        open(path);
    }
}

void ScanCommands::askForSession() {
    const QString path =
        QFileDialog::getOpenFileName(m_window, tr("Open Session"), folder(), tr("Sessions (*.exemplar)"));
    if (!path.isEmpty()) {
        open(path);
    }
}

void ScanCommands::askForVolume() {
    if (!m_workspace.hasScan() || m_workspace.scan().volumes.size() < 2) {
        return;
    }
    const LoadedScan& scan = m_workspace.scan();
    const QStringList names = volumeTitles(scan.volumes);
    auto* dialog = new QInputDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Volume of %1").arg(QString::fromStdString(scan.name)));
    dialog->setLabelText(
        tr("The file has %n volume(s); volume %1 is open (the first is 0). Another volume opens as a separate scan:",
           nullptr, static_cast<int>(names.size()))
            .arg(scan.frame));
    dialog->setComboBoxItems(names);
    dialog->setTextValue(names.value(scan.frame));
    dialog->setOkButtonText(tr("Open"));
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this, names, source = scan.source()](const QString& chosen) mutable {
                const auto frame = static_cast<int>(names.indexOf(chosen));
                if (frame >= 0 && frame != source.frame) {
                    source.frame = frame;
                    open(OpenRequest{source});
                }
            });
    dialog->open();
}

}  // namespace exemplar::ui
