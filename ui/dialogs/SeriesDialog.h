// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/Files.h"

#include <QDialog>

class QDialogButtonBox;
class QSpinBox;
class QTableWidget;

namespace exemplar::ui {

/// The series of a DICOM folder: picture, description, date, size, and what is odd about each.
class SeriesDialog final : public QDialog {
    Q_OBJECT

public:
    SeriesDialog(QString folder, std::vector<SeriesChoice> series, QWidget* parent = nullptr);

Q_SIGNALS:
    void chosen(const exemplar::ui::ScanSource& source);

private:
    void follow();
    void choose();

    QString m_folder;
    std::vector<SeriesChoice> m_series;
    QTableWidget* m_table;
    QSpinBox* m_frame;
    QDialogButtonBox* m_buttons;
};

}  // namespace exemplar::ui
