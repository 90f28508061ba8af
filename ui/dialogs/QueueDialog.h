// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/commands/ScanQueue.h"
#include "ui/jobs/JobRunner.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;
class QVBoxLayout;

namespace exemplar::ui {

/// The queue of scans that are labelled with the profile in use: what waits, what is being done, what came of it. The
/// queue goes on without it.
class QueueDialog final : public QDialog {
    Q_OBJECT

public:
    QueueDialog(ScanQueue& queue, Files& files, JobRunner& jobs, QWidget* parent = nullptr);

    /// Adds the scans in a folder, without label maps that a queue has written there.
    void addFolder(const QString& folder);

Q_SIGNALS:
    /// A scan that is done is to be opened in the window, with its new labels.
    void openWanted(const QString& scan, const QString& labels);

private:
    void makeHead(QVBoxLayout* column);
    void makeTable();
    void makeButtons(QVBoxLayout* column);
    void fill();
    void showRow(int row);
    void follow();
    QList<int> selectedRows() const;
    void openRow(int row);
    void askForScans();
    void askForFolder();
    void askWhereTo();

    ScanQueue& m_queue;
    Files& m_files;
    JobRunner& m_jobs;
    QLabel *m_profile, *m_summary;
    QLineEdit* m_folder;
    QTableWidget* m_table;
    QPushButton *m_remove = nullptr, *m_again = nullptr, *m_open = nullptr, *m_start = nullptr, *m_cancel = nullptr,
                *m_cancelAll = nullptr;
};

}  // namespace exemplar::ui
