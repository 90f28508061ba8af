// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/ExportCommands.h"

#include "core/base/AtomicFile.h"
#include "core/base/Error.h"
#include "core/base/Version.h"
#include "core/image/ConformLabels.h"
#include "core/image/ResampleLabels.h"
#include "core/metrics/LabelStatistics.h"
#include "ui/commands/FileName.h"

#include <QBuffer>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPixmap>
#include <QPushButton>

#include <algorithm>

namespace exemplar::ui {

ExportCommands::ExportCommands(Files& files, Workspace& workspace, const Learning& learning,
                               const ProfileLibrary& library, JobRunner& jobs, LabelCommands& labels, QWidget* window)
    : QObject(window),
      m_files(files),
      m_workspace(workspace),
      m_learning(learning),
      m_library(library),
      m_jobs(jobs),
      m_labels(labels),
      m_window(window) {}

void ExportCommands::exportInBackground(const QString& path, Write write, std::function<void()> then) {
    if (!m_workspace.hasScan() || m_workspace.editing()) {
        return;
    }
    m_jobs.start(tr("Writing %1").arg(fileName(path)),
                 [this, path, labels = m_workspace.snapshot(), table = m_workspace.table(), write = std::move(write),
                  then = std::move(then)](JobControl& control) -> std::function<void()> {
                     write(*labels, table, control);
                     return [this, path, then] {
                         if (then) {
                             then();
                         }
                         Q_EMIT done(tr("Written: %1").arg(path));
                     };
                 });
}

void ExportCommands::exportLabels(const QString& path) {
    if (!m_workspace.hasScan()) {
        return;
    }
    exportInBackground(
        path,
        [this, path, source = m_workspace.scan().path](const LabelMap& labels, const LabelTable& table, JobControl&) {
            m_files.saveLabels(labels, table, path.toStdString(), source);
        },
        [this, revision = m_workspace.revision(), scan = m_workspace.sharedScan()] {
            if (scan == m_workspace.sharedScan()) {
                m_workspace.setExported(revision);
            }
        });
}

void ExportCommands::exportBids(const QString& path) {
    if (!m_workspace.hasScan()) {
        return;
    }
    exportInBackground(path, [this, path, scan = m_workspace.sharedScan(), review = m_workspace.review(),
                              imported = m_workspace.imported(), model = m_library.baseModelId(),
                              runs = m_learning.runs()](const LabelMap& labels, const LabelTable& table, JobControl&) {
        LabelOrigin origin = labelOrigin(review, labels);
        origin.version = programVersion();
        origin.imported = imported;
        origin.madeUpSlices = scan->madeUpSlices;
        if (origin.corrected + origin.accepted + origin.proposed > 0) {
            origin.model = model;
            for (const SessionRun& run : runs) {
                const auto& known = origin.profiles;
                if (run.kind == "propagate" && !run.profile.empty() &&
                    std::find(known.begin(), known.end(), run.profile) == known.end()) {
                    origin.profiles.push_back(run.profile);
                }
            }
        }
        m_files.saveBids(labels, table, path.toStdString(), scan->path, origin);
    });
}

void ExportCommands::exportMasks(const QString& folder) {
    if (m_workspace.hasScan()) {
        exportInBackground(folder, [this, folder, source = m_workspace.scan().path, name = m_workspace.scan().name](
                                       const LabelMap& labels, const LabelTable& table, JobControl&) {
            m_files.saveMasks(labels, table, folder.toStdString(), name.substr(0, name.find('.')), source);
        });
    }
}

void ExportCommands::exportStatistics(const QString& path) {
    if (m_workspace.hasScan()) {
        exportInBackground(path, [path, scan = m_workspace.sharedScan()](const LabelMap& labels,
                                                                         const LabelTable& table, JobControl& control) {
            const auto statistics = labelStatistics(scan->volume, labels, table, control, scan->madeUpSlices);
            AtomicFile::write(path.toStdString(), toCsv(statistics, !scan->madeUpSlices.empty()));
        });
    }
}

void ExportCommands::exportTable(const QString& path) {
    m_jobs.start(tr("Writing %1").arg(fileName(path)),
                 [this, path, table = m_workspace.table()](JobControl&) -> std::function<void()> {
                     m_files.saveTable(table, path.toStdString());
                     return [this, path] { Q_EMIT done(tr("Written: %1").arg(path)); };
                 });
}

void ExportCommands::exportPicture(QWidget& view, const QString& path) {
    const QImage picture = view.grab().toImage();
    m_jobs.start(tr("Writing %1").arg(fileName(path)), [this, picture, path](JobControl&) -> std::function<void()> {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        picture.save(&buffer, "PNG");
        AtomicFile::write(path.toStdString(), bytes.toStdString());
        return [this, path] { Q_EMIT done(tr("Written: %1").arg(path)); };
    });
}

void ExportCommands::importLabels(const QString& path, std::function<void()> then) {
    if (!m_workspace.hasScan()) {
        return;
    }
    m_jobs.start(tr("Reading %1").arg(fileName(path)),
                 [this, path, then, scan = m_workspace.sharedScan()](JobControl& control) -> std::function<void()> {
                     const auto import = std::make_shared<Import>(
                         Import{path, scan, m_files.openLabels(path.toStdString(), control), then});
                     LabelMap& labels = import->labels.labels;
                     QString mismatch;
                     try {
                         labels = conformTo(labels, scan->volume.geometry(), path.toStdString());
                     } catch (const Error& problem) {
                         if (problem.code() != ErrorCode::GeometryMismatch) {
                             throw;
                         }
                         mismatch = QString::fromUtf8(problem.what());
                     }
                     if (mismatch.isEmpty()) {
                         return [this, import] {  // the job that read them is not over yet
                             QMetaObject::invokeMethod(
                                 this, [this, import] { replaceLabels(import); }, Qt::QueuedConnection);
                         };
                     }
                     ResampledLabels fitted = resampleLabels(labels, scan->volume.geometry(), control);
                     QStringList lines{mismatch, tr("After resampling to the scan's grid by nearest neighbour:")};
                     for (const LabelLoss& loss : fitted.losses) {
                         lines << tr("%1: %2 ml of %3 ml, %4 ml of it lie outside the scan")
                                      .arg(QString::fromStdString(import->labels.table.nameOf(loss.id)))
                                      .arg(loss.after, 0, 'f', 2)
                                      .arg(loss.before, 0, 'f', 2)
                                      .arg(loss.outside, 0, 'f', 2);
                     }
                     labels = std::move(fitted.labels);
                     return [this, import, what = lines.join('\n')] { offerResampling(import, what); };
                 });
}

void ExportCommands::offerResampling(const std::shared_ptr<Import>& import, const QString& what) {
    if (import->scan != m_workspace.sharedScan()) {
        return;
    }
    auto* box = new QMessageBox(QMessageBox::Question, tr("Different grid"), what,
                                QMessageBox::Ok | QMessageBox::Cancel, m_window);
    box->button(QMessageBox::Ok)->setText(tr("Resample"));
    box->setInformativeText(tr("The file %1 stays as it is.").arg(import->path));
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box, &QMessageBox::finished, this, [this, import](int answer) {
        if (answer == QMessageBox::Ok) {
            replaceLabels(import);
        }
    });
    box->open();
}

void ExportCommands::replaceLabels(const std::shared_ptr<Import>& import) {
    if (import->scan != m_workspace.sharedScan()) {
        return;
    }
    if (m_workspace.editing()) {
        m_workspace.afterEdit([this, import] { replaceLabels(import); });
        return;
    }
    m_labels.run(
        tr("Import labels"),
        [import](LabelEditor& editor, JobControl& control) {
            LabelTable table = import->labels.table;
            for (const LabelEntry& entry : editor.table().entries()) {
                if (editor.locked(entry.id)) {
                    table.add(entry);
                }
            }
            if (!table.empty()) {
                editor.setTable(table);
            }
            const auto& labels = import->labels.labels.labels();
            for (std::size_t i = 0; i < editor.map().labels().size(); ++i) {
                editor.put(i, labels[i]);
                if (i % (std::size_t{1} << 22) == 0) {
                    control.checkpoint();
                }
            }
        },
        LabelCommands::Taking::AtOnce,
        [this, import] {
            m_workspace.rememberImport(fileName(import->path).toStdString());
            QStringList notes;
            for (const std::string& note : import->labels.notes) {
                notes << QString::fromStdString(note);
            }
            if (!notes.isEmpty()) {
                Q_EMIT done(notes.join(' '));
            }
            if (import->then) {  // once the job is over
                QMetaObject::invokeMethod(
                    this,
                    [this, import] {
                        if (import->scan == m_workspace.sharedScan()) {
                            import->then();
                        }
                    },
                    Qt::QueuedConnection);
            }
        });
}

void ExportCommands::importTable(const QString& path) {
    m_jobs.start(tr("Reading %1").arg(fileName(path)),
                 [this, path, scan = m_workspace.sharedScan()](JobControl&) -> std::function<void()> {
                     const LabelTable table = m_files.openTable(path.toStdString());
                     return [this, table, scan] {
                         if (scan == m_workspace.sharedScan()) {
                             m_workspace.afterEdit([this, table] { useTable(tr("Import label names"), table); });
                         }
                     };
                 });
}

void ExportCommands::useTable(const QString& name, const LabelTable& table) {
    LabelTable merged = table;
    for (const LabelEntry& entry : m_workspace.table().entries()) {
        if (merged.indexOf(entry.id) < 0 && m_workspace.voxelCount(entry.id) > 0) {
            merged.add(entry);  // painted already: must not lose its name
        }
    }
    m_workspace.setTable(name, std::move(merged));
}

QString ExportCommands::askWhere(const QString& title, const QString& ending, const QString& filter) {
    if (!m_workspace.hasScan()) {
        return {};
    }
    const QFileInfo scan(QString::fromStdString(m_workspace.scan().path));
    const QString name = QString::fromStdString(m_workspace.scan().name).section('.', 0, 0);
    return QFileDialog::getSaveFileName(m_window, title, scan.absolutePath() + "/" + name + ending, filter);
}

void ExportCommands::askForLabels() {
    const QString path = QFileDialog::getOpenFileName(m_window, tr("Import Labels"), {},
                                                      tr("Label maps (*.nii *.nii.gz *.nrrd *.mha);;All files (*)"));
    if (!path.isEmpty()) {
        importLabels(path);
    }
}

void ExportCommands::askForTable() {
    const QString path = QFileDialog::getOpenFileName(
        m_window, tr("Import Label Names"), {},
        tr("Tables of label names (*.txt *.label *.ctbl *.csv *.tsv *.json);;All files (*)"));
    if (!path.isEmpty() && m_workspace.hasScan()) {
        importTable(path);
    }
}

void ExportCommands::askWhereToExportLabels() {
    const QString path = askWhere(tr("Export Label Map"), QStringLiteral("-labels.nii.gz"),
                                  tr("NIfTI (*.nii.gz *.nii);;NRRD (*.nrrd);;MetaImage (*.mha)"));
    if (!path.isEmpty()) {
        exportLabels(path);
    }
}

void ExportCommands::askWhereToExportBids() {
    const QString path =
        askWhere(tr("Export BIDS Derivative"), QStringLiteral("_dseg.nii.gz"), tr("BIDS segmentation (*_dseg.nii.gz)"));
    if (!path.isEmpty()) {
        exportBids(path);
    }
}

void ExportCommands::askWhereToExportMasks() {
    const QString folder =
        m_workspace.hasScan() ? QFileDialog::getExistingDirectory(m_window, tr("Folder for the Masks")) : QString();
    if (!folder.isEmpty()) {
        exportMasks(folder);
    }
}

void ExportCommands::askWhereToExportStatistics() {
    const QString path = askWhere(tr("Export Statistics"), QStringLiteral("-statistics.csv"), tr("Tables (*.csv)"));
    if (!path.isEmpty()) {
        exportStatistics(path);
    }
}

void ExportCommands::askWhereToExportTable() {
    const QString path = askWhere(tr("Export Label Names"), QStringLiteral("-names.txt"),
                                  tr("ITK-SNAP (*.txt *.label);;Slicer (*.ctbl *.csv)"));
    if (!path.isEmpty()) {
        exportTable(path);
    }
}

void ExportCommands::askWhereToExportPicture(QWidget& view) {
    const QString path = askWhere(tr("Save Picture"), QStringLiteral(".png"), tr("Pictures (*.png)"));
    if (!path.isEmpty()) {
        exportPicture(view, path);
    }
}

}  // namespace exemplar::ui
