// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/SessionKeeper.h"

#include "core/base/Log.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QSettings>
#include <QtConcurrent>

namespace exemplar::ui {
namespace {

constexpr int kInterval = 30'000;  // ms
constexpr int kRecent = 12;
const QString kRecentKey = QStringLiteral("recent");
const QString kEnding = QStringLiteral(".exemplar");

RecentWork workOf(const QString& path, bool kept) {
    RecentWork work;
    work.path = path;
    work.kept = kept;
    work.name = QFileInfo(path).fileName();
    if (!path.endsWith(kEnding)) {
        work.detail = QFileInfo(path).path();
        return work;
    }
    const SessionSummary summary = readSessionSummary(path.toStdString());
    const QString when = QLocale().toString(QDateTime::fromSecsSinceEpoch(summary.savedAt), QLocale::ShortFormat);
    work.thumbnail = QByteArray::fromStdString(summary.thumbnail);
    const QString scan = QString::fromStdString(summary.scan.name);
    if (kept) {
        work.name = scan;
        work.detail = SessionKeeper::tr("Unsaved work, kept %1").arg(when);
    } else {
        work.detail = SessionKeeper::tr("Session of %1, saved %2").arg(scan, when);
    }
    return work;
}

}  // namespace

SessionKeeper::SessionKeeper(Workspace& workspace, QString folder, std::function<void(Session&)> complete,
                             QObject* parent)
    : QObject(parent), m_workspace(workspace), m_folder(std::move(folder)), m_complete(std::move(complete)) {
    connect(&m_timer, &QTimer::timeout, this, &SessionKeeper::keepNow);
    connect(&workspace, &Workspace::scanChanged, this, [this] {
        m_keptRevision = 0;
        chooseCopy();
    });
    m_timer.start(kInterval);
}

SessionKeeper::~SessionKeeper() { m_writing.waitForFinished(); }

void SessionKeeper::setEnabled(bool enabled) { enabled ? m_timer.start(kInterval) : m_timer.stop(); }

QString SessionKeeper::lockOf(const QString& copy) { return copy + ".lock"; }

bool SessionKeeper::use(const QString& copy) {
    QDir().mkpath(m_folder);
    auto lock = std::make_unique<QLockFile>(lockOf(copy));
    lock->setStaleLockTime(0);  // only the end of its program makes a lock void
    if (!lock->tryLock(0) && lock->error() == QLockFile::LockFailedError) {
        return false;
    }
    m_lock = std::move(lock);
    m_copy = copy;
    return true;
}

void SessionKeeper::chooseCopy() {
    m_lock.reset();
    m_copy.clear();
    if (!m_workspace.hasScan() || m_workspace.scan().key.empty()) {
        return;
    }
    const QString stem = m_folder + "/" + QString::fromStdString(m_workspace.scan().key);
    for (int window = 1; window < 100; ++window) {
        const QString copy = window == 1 ? stem + kEnding : stem + "-" + QString::number(window) + kEnding;
        if (!QFileInfo::exists(copy) && use(copy)) {  // one that an earlier run left behind is not written over
            return;
        }
    }
}

void SessionKeeper::adopt(const QString& copy) {
    if (copy != m_copy) {
        use(copy);
    }
}

bool SessionKeeper::inUseElsewhere(const QString& copy) const {
    if (copy == m_copy || !QFileInfo::exists(lockOf(copy))) {
        return false;
    }
    QLockFile lock(lockOf(copy));
    lock.setStaleLockTime(0);
    return !lock.tryLock(0) && lock.error() == QLockFile::LockFailedError;
}

void SessionKeeper::keepNow() {
    if (!m_workspace.modified() || m_workspace.editing() || keeping() || m_workspace.revision() == m_keptRevision ||
        m_copy.isEmpty()) {
        return;
    }
    m_keptRevision = m_workspace.revision();
    auto session = std::make_shared<Session>(m_workspace.sessionWithoutLabels());
    m_complete(*session);
    session->unsaved = true;
    m_writing =
        QtConcurrent::run([this, session, labels = m_workspace.snapshot(), folder = m_folder, path = m_copy]() mutable {
            try {
                session->labels = *std::exchange(labels, nullptr);
                QDir().mkpath(folder);
                JobControl control;
                writeSession(*session, path.toStdString(), control);
            } catch (const std::exception& problem) {
                log(LogLevel::Warning, std::string("No copy of unsaved work could be kept: ") + problem.what());
                QMetaObject::invokeMethod(  // it is tried again
                    this, [this] { m_keptRevision = 0; }, Qt::QueuedConnection);
            }
        });
}

QString SessionKeeper::leftBehind() const {
    if (m_copy.isEmpty()) {
        return {};
    }
    const QString stem = QString::fromStdString(m_workspace.scan().key);
    for (const QFileInfo& file :
         QDir(m_folder).entryInfoList({stem + kEnding, stem + "-*" + kEnding}, QDir::Files, QDir::Time)) {
        if (!inUseElsewhere(file.filePath())) {
            return file.filePath();
        }
    }
    return {};
}

void SessionKeeper::forget() {
    m_keptRevision = 0;
    if (m_copy.isEmpty()) {
        return;
    }
    if (keeping()) {  // once it is written
        m_writing = m_writing.then([copy = m_copy] { forget(copy); });
    } else {
        forget(m_copy);
    }
}

void SessionKeeper::forget(const QString& copy) { QFile::remove(copy); }

std::vector<RecentWork> SessionKeeper::recent() const {
    std::vector<RecentWork> works;
    const auto add = [&works](const QString& path, bool kept) {
        try {
            works.push_back(workOf(path, kept));
        } catch (const std::exception& problem) {
            log(LogLevel::Warning, std::string("Left out of recent work: ") + problem.what());
        }
    };
    for (const QFileInfo& file : QDir(m_folder).entryInfoList({"*" + kEnding}, QDir::Files, QDir::Time)) {
        if (!inUseElsewhere(file.filePath())) {
            add(file.filePath(), true);
        }
    }
    for (const QString& path : QSettings().value(kRecentKey).toStringList()) {
        if (QFileInfo::exists(path)) {
            add(path, false);
        }
    }
    return works;
}

void SessionKeeper::remember(const QString& path) {
    QSettings settings;
    QStringList paths = settings.value(kRecentKey).toStringList();
    paths.removeAll(path);
    paths.prepend(path);
    settings.setValue(kRecentKey, paths.mid(0, kRecent));
}

}  // namespace exemplar::ui
