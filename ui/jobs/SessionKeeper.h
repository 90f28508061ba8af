// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/Workspace.h"
#include "ui/panels/StartPage.h"

#include <QFuture>
#include <QLockFile>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace exemplar::ui {

/// Keeps a copy of unsaved work on disk, so that a crash or a power cut costs half a minute at most: while there are
/// changes one session per scan, named after the scan's content, is written in the background every 30 s and before
/// every use of the model, and removed once the work is saved or given up. A lock beside the copy tells other windows
/// of this program that it is in use; a second window on the same scan has a copy of its own. Knows the sessions that
/// were opened last.
class SessionKeeper final : public QObject {
    Q_OBJECT

public:
    /// `folder`: where copies lie; made when first needed. `complete` adds the window's own settings to a session.
    SessionKeeper(Workspace& workspace, QString folder, std::function<void(Session&)> complete,
                  QObject* parent = nullptr);
    ~SessionKeeper() override;

    /// Nothing where nothing has changed since the last copy or one is being written.
    void keepNow();
    bool keeping() const { return m_writing.isRunning(); }
    void setEnabled(bool enabled);
    /// The copy of this scan that an earlier run left behind; empty where there is none. Those of windows that are open
    /// do not count.
    QString leftBehind() const;
    /// The work is saved or given up.
    void forget();
    /// A copy that an earlier run left behind is given up.
    static void forget(const QString& copy);
    /// Work goes on in a copy that was left behind.
    void adopt(const QString& copy);

    /// What is shown on the start page: copies left behind first, then what was opened last. Reads small parts of
    /// files.
    std::vector<RecentWork> recent() const;
    /// A session or scan has been opened or saved.
    static void remember(const QString& path);

private:
    /// Where the scan's copy goes from now on; false where another window has it.
    bool use(const QString& copy);
    void chooseCopy();
    static QString lockOf(const QString& copy);
    bool inUseElsewhere(const QString& copy) const;

    Workspace& m_workspace;
    QString m_folder;
    QString m_copy;  // of the scan that is open
    std::unique_ptr<QLockFile> m_lock;
    std::function<void(Session&)> m_complete;
    QTimer m_timer;
    std::uint64_t m_keptRevision = 0;
    QFuture<void> m_writing;
};

}  // namespace exemplar::ui
