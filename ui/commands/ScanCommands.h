// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/Workspace.h"
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

    /// A scan, a DICOM folder or a session.
    void open(const QString& path);
    void openScan(const ScanSource& source);
    /// One that the user saved, or a copy that the keeper left behind.
    void openSession(const QString& path);
    void saveSession(const QString& path, std::function<void()> then = {});
    /// To where it was saved before; asks where there is none.
    void save(std::function<void()> then = {});
    void saveAs(std::function<void()> then = {});
    void closeScan();
    /// Calls `go` once there is nothing to lose: at once, after saving, or after the user has given the work up.
    void withoutLoss(std::function<void()> go);

    void askForScan();
    void askForFolder();
    void askForSession();
    const QString& sessionPath() const { return m_sessionPath; }
    /// The session is open in another window, which alone may write to its file.
    bool readOnly() const { return m_readOnly; }

Q_SIGNALS:
    /// Another scan is about to replace this one.
    void leaving();
    void opened(const QString& notes);

private:
    void openFolder(const QString& folder);
    void chooseSeries(const QString& folder, std::vector<SeriesChoice> series);
    void take(const std::shared_ptr<OpenedScan>& opened, const QString& sessionPath, bool recovered);
    void openScanOf(const std::shared_ptr<Session>& session, const QString& sessionPath, const QString& scanPath);
    void askWhereScanIs(const std::shared_ptr<Session>& session, const QString& sessionPath, const QString& why);
    void offerLeftBehind();
    QString folder() const;

    Files& m_files;
    Workspace& m_workspace;
    JobRunner& m_jobs;
    SessionKeeper& m_keeper;
    WindowState m_state;
    QWidget* m_window;
    /// The session file that this window writes to, from now on; not where another window has it.
    void setSessionPath(const QString& path);

    QString m_sessionPath;
    std::unique_ptr<QLockFile> m_lock;
    bool m_readOnly = false;
};

}  // namespace exemplar::ui
