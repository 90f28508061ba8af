// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/Recovery.h"

#include "core/base/Error.h"
#include "core/base/Log.h"

#include <QDir>
#include <QtConcurrent>

namespace exemplar::ui {
namespace {

constexpr int kInterval = 30'000;  // ms

}  // namespace

Recovery::Recovery(Workspace& workspace, Files& files, QString folder, QObject* parent)
    : QObject(parent), m_workspace(workspace), m_files(files), m_folder(std::move(folder)) {
    connect(&m_timer, &QTimer::timeout, this, &Recovery::keepNow);
    connect(&workspace, &Workspace::scanChanged, this, [this] { m_keptRevision = 0; });
    m_timer.start(kInterval);
}

Recovery::~Recovery() { m_writing.waitForFinished(); }

QString Recovery::pathOf(const LoadedScan& scan) const {
    return m_folder + "/" + QString::fromStdString(scan.key) + ".nii.gz";
}

void Recovery::keepNow() {
    if (!m_workspace.modified() || m_workspace.editing() || keeping() || m_workspace.revision() == m_keptRevision ||
        m_workspace.scan().key.empty()) {
        return;
    }
    m_keptRevision = m_workspace.revision();
    auto copy = std::make_shared<LabelMap>(m_workspace.labels());
    m_writing = QtConcurrent::run([this, copy, table = m_workspace.table(), source = m_workspace.scan().path,
                                   path = pathOf(m_workspace.scan()).toStdString()] {
        try {
            m_files.makeFolder(m_folder.toStdString());
            m_files.saveLabels(*copy, table, path, source);
        } catch (const std::exception& problem) {
            log(LogLevel::Warning, std::string("No copy of unsaved labels could be kept: ") + problem.what());
        }
    });
}

QString Recovery::leftBehind() const {
    if (!m_workspace.hasScan() || m_workspace.scan().key.empty()) {
        return {};
    }
    const QString path = pathOf(m_workspace.scan());
    return m_files.exists(path.toStdString()) ? path : QString();
}

void Recovery::forget() {
    m_writing.waitForFinished();
    if (m_workspace.hasScan() && !m_workspace.scan().key.empty()) {
        m_files.remove(pathOf(m_workspace.scan()).toStdString());
    }
}

}  // namespace exemplar::ui
