// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/Workspace.h"
#include "ui/commands/OpenRequest.h"
#include "ui/jobs/JobRunner.h"
#include "ui/jobs/SessionKeeper.h"

#include <QLockFile>
#include <QObject>

#include <functional>
#include <memory>

class QWidget;

namespace exemplar::ui {

/// Opening and closing scans and sessions, and saving sessions; asks before work would be lost.
class ScanCommands final : public QObject {
    Q_OBJECT

public:
    /// What the window adds to a session, and takes from one.
    struct WindowState {
        std::function<void(Session&)> complete;
        std::function<void(const Session&)> restore;
    };

    ScanCommands(Files& files, Workspace& workspace, JobRunner& jobs, SessionKeeper& keeper, WindowState state,
                 QWidget* window);

    /// A scan, a DICOM folder or a session. The request ends once, see ended().
    void open(const OpenRequest& request);
    void open(const QString& path) { open(OpenRequest{{path.toStdString()}}); }
    /// `then` where the session was written, `otherwise` where it was not.
    void saveSession(const QString& path, std::function<void()> then = {}, std::function<void()> otherwise = {});
    /// To where it was saved before; asks where there is none.
    void save(std::function<void()> then = {}, std::function<void()> otherwise = {});
    void saveAs(std::function<void()> then = {}, std::function<void()> otherwise = {});
    void closeScan();
    /// Calls `go` once there is nothing to lose: at once, after saving, or after the user has given the work up;
    /// `otherwise` where the user keeps the work, or it could not be saved.
    void withoutLoss(std::function<void()> go, std::function<void()> otherwise = {});
    /// The intensities of the scan are taken for those of this modality, also when its session is opened again.
    void treatAs(Modality modality);

    void askForScan();
    void askForFolder();
    void askForSession();
    /// Which volume of the 4D file or series that is open; it is opened as another scan.
    void askForVolume();
    const QString& sessionPath() const { return m_session.path; }
    /// The session is open in another window, which alone may write to its file.
    bool readOnly() const { return m_session.readOnly; }

Q_SIGNALS:
    /// Another scan is about to replace this one.
    void leaving();
    void opened(const QString& notes);
    /// Once for every request. With Opening::Done the request's scan is open and no job runs.
    void ended(const exemplar::ui::OpenRequest& request, exemplar::ui::Opening how);

private:
    /// A request under way.
    struct Task {
        OpenRequest request;
        std::shared_ptr<const LoadedScan> before;  ///< the scan whose work the user has agreed to lose,
        std::uint64_t revision = 0;                ///< as it was then
    };
    using TaskPtr = std::shared_ptr<Task>;
    /// The session file that this window writes to; not where another window has it.
    struct SessionFile {
        QString path;
        std::unique_ptr<QLockFile> lock;
        bool readOnly = false;
    };
    static SessionFile claim(const QString& path);

    void end(const TaskPtr& task, Opening how);
    /// A job of a request, which ends with it where it fails, is cancelled or refused.
    void run(const TaskPtr& task, const QString& title, JobRunner::Work work);
    void agree(const TaskPtr& task, std::function<void()> go);
    /// As agree(), where the work has changed since that was called.
    void agreeAgain(const TaskPtr& task, std::function<void()> go);
    void listFolder(const TaskPtr& task);
    void chooseSeries(const TaskPtr& task, std::vector<SeriesChoice> series);
    void readScan(const TaskPtr& task);
    void offerGaps(const TaskPtr& task, const QString& sentence, const QString& details);
    void readSessionFile(const TaskPtr& task);
    void readScanOf(const TaskPtr& task, const std::shared_ptr<Session>& session, const QString& scanPath);
    void askWhereScanIs(const TaskPtr& task, const std::shared_ptr<Session>& session, const QString& why);
    void takeSession(const TaskPtr& task, const std::shared_ptr<Session>& session,
                     const std::shared_ptr<OpenedScan>& opened);
    void take(const TaskPtr& task, const std::shared_ptr<OpenedScan>& opened, const QString& sessionPath,
              bool recovered);
    void offerLeftBehind();
    QString folder() const;

    Files& m_files;
    Workspace& m_workspace;
    JobRunner& m_jobs;
    SessionKeeper& m_keeper;
    WindowState m_state;
    QWidget* m_window;
    SessionFile m_session;
};

}  // namespace exemplar::ui
