// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/ProfileLibrary.h"
#include "ui/commands/LabelCommands.h"
#include "ui/models/Learning.h"

#include <QObject>

#include <functional>

class QWidget;

namespace exemplar::ui {

/// Label maps, label names, statistics and pictures into files and back.
class ExportCommands final : public QObject {
    Q_OBJECT

public:
    ExportCommands(Files& files, Workspace& workspace, const Learning& learning, const ProfileLibrary& library,
                   JobRunner& jobs, LabelCommands& labels, QWidget* window);

    /// The whole label map; the format is that of the ending. The work does not count as saved: exemplars, prompts and
    /// review states are in sessions alone.
    void exportLabels(const QString& path);
    void exportBids(const QString& path);
    void exportMasks(const QString& folder);
    void exportStatistics(const QString& path);
    void exportTable(const QString& path);
    void exportPicture(QWidget& view, const QString& path);
    /// Replaces the labels, as one step of the history; of another grid only after showing what would be lost. `then`
    /// is called when that is done, and never where it fails, is cancelled, or another scan has been opened since.
    void importLabels(const QString& path, std::function<void()> then = {});
    void importTable(const QString& path);
    void useTable(const QString& name, const LabelTable& table);

    void askForLabels();
    void askForTable();
    void askWhereToExportLabels();
    void askWhereToExportBids();
    void askWhereToExportMasks();
    void askWhereToExportStatistics();
    void askWhereToExportTable();
    void askWhereToExportPicture(QWidget& view);

Q_SIGNALS:
    void done(const QString& sentence);

private:
    using Write = std::function<void(const LabelMap& labels, const LabelTable& table, JobControl& control)>;
    void exportInBackground(const QString& path, Write write, std::function<void()> then = {});
    /// Labels on their way to the scan that they were read for.
    struct Import {
        QString path;
        std::shared_ptr<const LoadedScan> scan;
        LoadedLabels labels;
        std::function<void()> then;
    };
    void replaceLabels(const std::shared_ptr<Import>& import);
    void offerResampling(const std::shared_ptr<Import>& import, const QString& what);
    QString askWhere(const QString& title, const QString& ending, const QString& filter);

    Files& m_files;
    Workspace& m_workspace;
    const Learning& m_learning;
    const ProfileLibrary& m_library;
    JobRunner& m_jobs;
    LabelCommands& m_labels;
    QWidget* m_window;
};

}  // namespace exemplar::ui
