// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/QueueDialog.h"

#include "ui/commands/FileName.h"
#include "ui/dialogs/ErrorDialog.h"
#include "ui/looks/Icons.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace exemplar::ui {
namespace {

enum Column { Scan, Status, Structures, Doubtful, Labels, ColumnCount };

QString stateText(const ScanQueue::Item& item) {
    switch (item.state) {
        case ScanQueue::State::Waiting:
            return QueueDialog::tr("Waiting");
        case ScanQueue::State::Running:
            return QString();  // the bar tells
        case ScanQueue::State::Done:
            return QueueDialog::tr("Done");
        case ScanQueue::State::Failed:
            return QueueDialog::tr("Failed");
        case ScanQueue::State::Cancelled:
            return QueueDialog::tr("Cancelled");
    }
    return QString();
}

/// "Liver 1423 ml, Spleen -": what was found of every structure that the profile knows.
QString volumesText(const ScanQueue::Item& item) {
    QStringList parts;
    for (const LabelEntry& entry : item.structures.entries()) {
        const auto found = std::find_if(item.volumes.begin(), item.volumes.end(),
                                        [&entry](const VolumeStatistics& one) { return one.label == entry.id; });
        const QString name = QString::fromStdString(entry.name);
        parts << (found == item.volumes.end()
                      ? QueueDialog::tr("%1 -").arg(name)
                      : QueueDialog::tr("%1 %2 ml")
                            .arg(name)
                            .arg(found->millilitres, 0, 'f', found->millilitres < 10.0 ? 2 : 0));
    }
    return parts.join(", ");
}

}  // namespace

QueueDialog::QueueDialog(ScanQueue& queue, Files& files, JobRunner& jobs, QWidget* parent)
    : QDialog(parent),
      m_queue(queue),
      m_files(files),
      m_jobs(jobs),
      m_profile(new QLabel(this)),
      m_summary(new QLabel(this)),
      m_folder(new QLineEdit(this)),
      m_table(new QTableWidget(0, ColumnCount, this)) {
    setWindowTitle(tr("Label Many Scans"));
    resize(980, 520);
    auto* column = new QVBoxLayout(this);
    makeHead(column);
    makeTable();
    column->addWidget(m_table, 1);
    makeButtons(column);
    connect(&m_queue, &ScanQueue::listChanged, this, &QueueDialog::fill);
    connect(&m_queue, &ScanQueue::changed, this, &QueueDialog::showRow);
    connect(&m_queue, &ScanQueue::runningChanged, this, &QueueDialog::follow);
    connect(&m_queue, &ScanQueue::failed, this, [this](const QString& sentence) { showError(this, sentence); });
    connect(&m_queue, &ScanQueue::profileChanged, this, &QueueDialog::follow);
    fill();
}

void QueueDialog::makeHead(QVBoxLayout* column) {
    m_profile->setTextFormat(Qt::PlainText);
    m_profile->setWordWrap(true);
    column->addWidget(m_profile);
    m_folder->setReadOnly(true);
    m_folder->setFocusPolicy(Qt::ClickFocus);
    m_folder->setPlaceholderText(tr("none chosen yet"));
    m_folder->setToolTip(tr("Where the label maps go; no file there is ever replaced"));
    m_folder->setAccessibleName(tr("Folder for label maps"));
    auto* choose = new QPushButton(icon(QStringLiteral("folder")), tr("Choose..."), this);
    choose->setToolTip(tr("Choose the folder for the label maps"));
    choose->setAutoDefault(false);
    connect(choose, &QPushButton::clicked, this, &QueueDialog::askWhereTo);
    auto* row = new QHBoxLayout;
    row->addWidget(new QLabel(tr("Label maps into:"), this));
    row->addWidget(m_folder, 1);
    row->addWidget(choose);
    column->addLayout(row);
}

void QueueDialog::makeTable() {
    m_table->setHorizontalHeaderLabels(
        {tr("Scan"), tr("State"), tr("Structures found"), tr("Doubtful slices"), tr("Label map")});
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setAccessibleName(tr("Scans"));
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(Structures, QHeaderView::Stretch);
    m_table->setColumnWidth(Scan, 190);
    m_table->setColumnWidth(Status, 170);
    m_table->setColumnWidth(Doubtful, 120);
    m_table->setColumnWidth(Labels, 190);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &QueueDialog::follow);
    connect(m_table, &QTableWidget::cellDoubleClicked, this, &QueueDialog::openRow);
}

void QueueDialog::makeButtons(QVBoxLayout* column) {
    auto* list = new QHBoxLayout;
    const auto button = [this](QHBoxLayout* row, const char* name, const QString& text, const QString& tip,
                               auto action) {
        auto* made = new QPushButton(icon(QLatin1String(name)), text, this);
        made->setToolTip(tip);
        made->setAutoDefault(false);
        connect(made, &QPushButton::clicked, this, action);
        row->addWidget(made);
        return made;
    };
    const auto onSelected = [this](auto action) {
        return [this, action] {
            QList<int> rows = selectedRows();
            std::sort(rows.rbegin(), rows.rend());  // from the end, so that taking one out leaves the others' places
            for (const int row : rows) {
                action(row);
            }
        };
    };
    button(list, "open-scan", tr("Add Scans..."), tr("Add files to the queue"), [this] { askForScans(); });
    button(list, "open-dicom", tr("Add Folder..."), tr("Add the scans and DICOM folders that lie in a folder"),
           [this] { askForFolder(); });
    m_remove = button(list, "remove", tr("Remove"), tr("Remove the selected scans from the list; no file is deleted"),
                      onSelected([this](int row) { m_queue.remove(row); }));
    m_again = button(list, "redo", tr("Try Again"), tr("Put the selected scans into the queue again"),
                     onSelected([this](int row) { m_queue.again(row); }));
    m_open = button(list, "visible", tr("Open"), tr("Open the selected scan and its new labels in the window"), [this] {
        if (!selectedRows().isEmpty()) {
            openRow(selectedRows().front());
        }
    });
    list->addStretch();
    column->addLayout(list);

    auto* foot = new QHBoxLayout;
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    foot->addWidget(m_summary, 1);
    m_start = button(foot, "accept", tr("Start"), tr("Label the scans that wait, one after the other"),
                     [this] { m_queue.start(); });
    m_cancel = button(foot, "reject", tr("Cancel Scan"), tr("Cancel the selected scans; the others go on"),
                      onSelected([this](int row) { m_queue.cancel(row); }));
    m_cancelAll = button(foot, "cancel", tr("Cancel All"), tr("Cancel every scan that waits or is being labelled"),
                         [this] { m_queue.cancelAll(); });
    auto* close = new QDialogButtonBox(QDialogButtonBox::Close, this);
    close->button(QDialogButtonBox::Close)->setToolTip(tr("Close this window; the queue goes on"));
    connect(close, &QDialogButtonBox::rejected, this, &QDialog::reject);
    foot->addWidget(close);
    column->addLayout(foot);
}

void QueueDialog::fill() {
    m_table->setRowCount(m_queue.count());
    for (int row = 0; row < m_queue.count(); ++row) {
        showRow(row);
    }
    follow();
}

void QueueDialog::showRow(int row) {
    const ScanQueue::Item& item = m_queue.item(row);
    const auto set = [this, row](int column, const QString& text, const QString& tip) {
        if (m_table->item(row, column) == nullptr) {
            m_table->setItem(row, column, new QTableWidgetItem);
        }
        m_table->item(row, column)->setText(text);
        m_table->item(row, column)->setToolTip(tip);
    };
    const bool done = item.state == ScanQueue::State::Done;
    const QString found = done ? volumesText(item) : item.sentence;
    set(Scan, fileName(item.scan), QDir::toNativeSeparators(item.scan));
    set(Status, stateText(item), item.sentence);
    set(Structures, found, found);
    set(Doubtful, done ? tr("%1 of %2").arg(item.doubtful).arg(item.slices) : QString(),
        tr("Slices to review, as their quality estimate is low"));
    set(Labels, done ? fileName(item.labels) : QString(), QDir::toNativeSeparators(item.labels));
    if (item.state == ScanQueue::State::Running) {
        auto* bar = qobject_cast<QProgressBar*>(m_table->cellWidget(row, Status));
        if (bar == nullptr) {
            bar = new QProgressBar(m_table);
            bar->setRange(0, 100);
            m_table->setCellWidget(row, Status, bar);
        }
        bar->setValue(static_cast<int>(std::lround(100.0 * item.fraction)));
        bar->setToolTip(item.stage);
    } else {
        m_table->removeCellWidget(row, Status);
    }
    follow();
}

QList<int> QueueDialog::selectedRows() const {
    QList<int> rows;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows()) {
        rows << index.row();
    }
    return rows;
}

void QueueDialog::follow() {
    const QString profile = m_queue.profileName();
    m_profile->setText(profile.isEmpty() ? tr("No profile is in use; use one first to label scans with it.")
                       : m_queue.running()
                           ? tr("The scans are being labelled with the profile %1.").arg(profile)
                           : tr("The scans will be labelled with the profile in use, %1.").arg(profile));
    m_folder->setText(QDir::toNativeSeparators(m_queue.folder()));
    int waiting = 0, running = 0, done = 0, failed = 0;
    for (int row = 0; row < m_queue.count(); ++row) {
        const ScanQueue::State state = m_queue.item(row).state;
        waiting += state == ScanQueue::State::Waiting;
        running += state == ScanQueue::State::Running;
        done += state == ScanQueue::State::Done;
        failed += state == ScanQueue::State::Failed;
    }
    m_summary->setText(m_queue.count() == 0
                           ? tr("Add the scans that are to be labelled.")
                           : tr("%1 of %2 done, %3 failed").arg(done).arg(m_queue.count()).arg(failed));
    const QList<int> rows = selectedRows();
    if (rows.size() == 1 && rows.front() < m_queue.count() && !m_queue.item(rows.front()).sentence.isEmpty()) {
        m_summary->setText(m_queue.item(rows.front()).sentence);
    }
    const auto anySelected = [this, &rows](auto... states) {
        return std::any_of(rows.begin(), rows.end(), [this, states...](int row) {
            return row < m_queue.count() && ((m_queue.item(row).state == states) || ...);
        });
    };
    using State = ScanQueue::State;
    m_remove->setEnabled(anySelected(State::Waiting, State::Done, State::Failed, State::Cancelled));
    m_again->setEnabled(anySelected(State::Failed, State::Cancelled));
    m_open->setEnabled(rows.size() == 1 && anySelected(State::Done));
    m_cancel->setEnabled(anySelected(State::Waiting, State::Running));
    m_cancelAll->setEnabled(waiting + running > 0);
    m_start->setEnabled(waiting > 0 && !m_queue.running());
}

void QueueDialog::openRow(int row) {
    const ScanQueue::Item item = m_queue.item(row);
    if (item.state == ScanQueue::State::Done) {
        accept();  // the window is to be seen
        Q_EMIT openWanted(item.scan, item.labels);
    }
}

void QueueDialog::addFolder(const QString& folder) {
    m_jobs.start(
        tr("Looking through %1").arg(fileName(folder)),
        [self = QPointer<QueueDialog>(this), &files = m_files, folder](JobControl& control) -> std::function<void()> {
            QStringList scans;
            const Attempt attempt = Attempt::of([&]() -> std::function<void()> {
                for (const std::string& scan : files.scansIn(folder.toStdString(), control)) {
                    scans << QString::fromStdString(scan);
                }
                scans.removeIf(ScanQueue::isLabelMap);
                return {};
            });
            return [self, folder, scans, attempt] {
                if (!self || attempt.cancelled) {
                    return;
                }
                if (!attempt.problem.isEmpty()) {
                    showError(self, attempt.problem);
                } else if (scans.isEmpty()) {
                    showError(self, tr("%1 holds no scans; choose another folder.").arg(folder));
                } else {
                    self->m_queue.add(scans);
                }
            };
        });
}

void QueueDialog::askForScans() {
    auto* dialog = new QFileDialog(this, tr("Add Scans"), {},
                                   tr("Scans (*.nii *.nii.gz *.hdr *.nrrd *.nhdr *.mha *.mhd *.dcm);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& files) { m_queue.add(files); });
    dialog->open();
}

void QueueDialog::askForFolder() {
    auto* dialog = new QFileDialog(this, tr("Add Folder"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) { addFolder(folder); });
    dialog->open();
}

void QueueDialog::askWhereTo() {
    auto* dialog = new QFileDialog(this, tr("Folder for Label Maps"), m_queue.folder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) { m_queue.setFolder(folder); });
    dialog->open();
}

}  // namespace exemplar::ui
