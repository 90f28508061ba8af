// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/Workspace.h"

#include <QFuture>
#include <QObject>
#include <QTimer>

namespace exemplar::ui {

/// Keeps a copy of unsaved labels on disk, so that a crash or a power cut costs half a minute at most: while there are
/// changes one copy per scan, by the scan's content, is written in the background, and removed once the labels are
/// saved or given up.
class Recovery final : public QObject {
    Q_OBJECT

public:
    /// `folder`: where copies lie; made when first needed.
    Recovery(Workspace& workspace, Files& files, QString folder, QObject* parent = nullptr);
    ~Recovery() override;

    /// Every 30 s by itself; nothing where nothing has changed since the last copy or one is being written.
    void keepNow();
    bool keeping() const { return m_writing.isRunning(); }
    /// The copy that an earlier session of this scan left behind; empty where there is none.
    QString leftBehind() const;
    /// The work is saved or given up.
    void forget();

private:
    QString pathOf(const LoadedScan& scan) const;

    Workspace& m_workspace;
    Files& m_files;
    QString m_folder;
    QTimer m_timer;
    std::uint64_t m_keptRevision = 0;
    QFuture<void> m_writing;
};

}  // namespace exemplar::ui
