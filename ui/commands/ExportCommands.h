// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/commands/LabelCommands.h"

#include <QObject>

#include <functional>

class QWidget;

namespace exemplar::ui {

/// Label maps, label names, statistics and pictures into files and back.
class ExportCommands final : public QObject {
    Q_OBJECT

public:
    ExportCommands(Files& files, Workspace& workspace, JobRunner& jobs, LabelCommands& labels, QWidget* window);

    /// The whole label map; the format is that of the ending. Afterwards the work counts as saved.
    void exportLabels(const QString& path);
    void exportBids(const QString& path);
    void exportMasks(const QString& folder);
    void exportStatistics(const QString& path);
    void exportTable(const QString& path);
    void exportPicture(QWidget& view, const QString& path);
    /// Replaces the labels, as one step of the history; of another grid only after showing what would be lost.
    void importLabels(const QString& path);
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
    void replaceLabels(std::shared_ptr<LoadedLabels> labels);
    void offerResampling(const QString& path, std::shared_ptr<LoadedLabels> labels, const QString& what);
    QString askWhere(const QString& title, const QString& ending, const QString& filter);

    Files& m_files;
    Workspace& m_workspace;
    JobRunner& m_jobs;
    LabelCommands& m_labels;
    QWidget* m_window;
};

}  // namespace exemplar::ui
