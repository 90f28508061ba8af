// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/Files.h"

#include <QDialog>
#include <QStringList>

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QTableWidget;

namespace exemplar::ui {

/// "Volume 0: what it is", one for each.
QStringList volumeTitles(const std::vector<std::string>& names);

/// The series of a DICOM folder: picture, description, date, size, and what is odd about each.
class SeriesDialog final : public QDialog {
    Q_OBJECT

public:
    SeriesDialog(QString folder, std::vector<SeriesChoice> series, QWidget* parent = nullptr);

Q_SIGNALS:
    void chosen(const exemplar::ui::ScanSource& source);

private:
    const SeriesChoice* selected() const;
    void follow();
    void followGaps();
    void choose();

    QString m_folder;
    std::vector<SeriesChoice> m_series;
    QTableWidget* m_table;
    QComboBox* m_volume;
    QCheckBox* m_anyway;
    QDialogButtonBox* m_buttons;
};

}  // namespace exemplar::ui
