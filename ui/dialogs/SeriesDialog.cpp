// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/SeriesDialog.h"

#include "ui/commands/FileName.h"
#include "ui/pictures/Pictures.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>

#include <algorithm>

namespace exemplar::ui {
namespace {

constexpr int kPicture = 72;

QString dateOf(const std::string& yyyymmdd) {
    const QString text = QString::fromStdString(yyyymmdd);
    return text.size() == 8 ? text.left(4) + "-" + text.mid(4, 2) + "-" + text.right(2) : text;
}

}  // namespace

QStringList volumeTitles(const std::vector<std::string>& names) {
    QStringList titles;
    for (const std::string& name : names) {
        const QString title = SeriesDialog::tr("Volume %1").arg(titles.size());
        titles << (name.empty() ? title : SeriesDialog::tr("%1: %2").arg(title, QString::fromStdString(name)));
    }
    return titles;
}

SeriesDialog::SeriesDialog(QString folder, std::vector<SeriesChoice> series, QWidget* parent)
    : QDialog(parent),
      m_folder(std::move(folder)),
      m_series(std::move(series)),
      m_table(new QTableWidget(static_cast<int>(m_series.size()), 5, this)),
      m_volume(new QComboBox(this)),
      m_anyway(new QCheckBox(tr("Open anyway, with computed slices"), this)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Open | QDialogButtonBox::Cancel, this)) {
    std::stable_sort(m_series.begin(), m_series.end(), [](const SeriesChoice& a, const SeriesChoice& b) {
        return std::pair(!a.readable, -a.slices) < std::pair(!b.readable, -b.slices);
    });
    setWindowTitle(tr("Series of %1").arg(fileName(m_folder)));
    resize(900, 480);
    m_table->setHorizontalHeaderLabels({tr("Picture"), tr("Description"), tr("Date"), tr("Size"), tr("Warnings")});
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(kPicture + 8);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(4, QHeaderView::Stretch);
    m_table->setWordWrap(true);
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const SeriesChoice& one = m_series[static_cast<std::size_t>(row)];
        auto* picture = new QLabel(m_table);
        picture->setAlignment(Qt::AlignCenter);
        if (!one.thumbnail.empty()) {
            picture->setPixmap(
                QPixmap::fromImage(greyPicture(one.thumbnail).scaled(kPicture, kPicture, Qt::KeepAspectRatio)));
        }
        m_table->setCellWidget(row, 0, picture);
        QString name = QString::fromStdString(one.description);
        name = (name.isEmpty() ? tr("(no description)") : name) + "\n" + QString::fromStdString(one.modality);
        QString size = tr("%1 x %2, %n slice(s)", nullptr, one.slices).arg(one.columns).arg(one.rows);
        if (one.volumes > 1) {
            size += "\n" + tr("%n volume(s)", nullptr, one.volumes);
        }
        QStringList odd;
        for (const std::string& sentence : one.oddities) {
            odd << QString::fromStdString(sentence);
        }
        const QStringList texts{name, dateOf(one.date), size, odd.join('\n')};
        for (int column = 0; column < texts.size(); ++column) {
            auto* item = new QTableWidgetItem(texts[column]);
            item->setFlags(one.readable ? item->flags() : item->flags() & ~(Qt::ItemIsEnabled | Qt::ItemIsSelectable));
            m_table->setItem(row, column + 1, item);
        }
    }
    m_volume->setToolTip(tr("Which volume of the series, from 0"));
    m_anyway->setToolTip(
        tr("Slices of this series are missing or unevenly spaced. The scan is resampled to even spacing; "
           "computed\nslices are marked, cannot be exemplars, and are listed in exports."));
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_volume);
    foot->addWidget(m_anyway);
    foot->addWidget(m_buttons, 1);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_table);
    column->addLayout(foot);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &SeriesDialog::follow);
    connect(m_table, &QTableWidget::itemDoubleClicked, this, &SeriesDialog::choose);
    connect(m_anyway, &QCheckBox::toggled, this, &SeriesDialog::followGaps);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &SeriesDialog::choose);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    for (std::size_t row = 0; row < m_series.size(); ++row) {
        if (m_series[row].readable) {
            m_table->selectRow(static_cast<int>(row));
            break;
        }
    }
    follow();
}

const SeriesChoice* SeriesDialog::selected() const {
    return m_table->selectedItems().isEmpty() ? nullptr : &m_series[static_cast<std::size_t>(m_table->currentRow())];
}

void SeriesDialog::follow() {
    const SeriesChoice* one = selected();
    std::vector<std::string> names = one == nullptr ? std::vector<std::string>{} : one->volumeNames;
    names.resize(static_cast<std::size_t>(one == nullptr ? 1 : std::max(1, one->volumes)));
    m_volume->clear();
    m_volume->addItems(volumeTitles(names));
    m_volume->setVisible(names.size() > 1);
    m_anyway->setChecked(false);
    m_anyway->setVisible(one != nullptr && one->gaps);
    followGaps();
}

void SeriesDialog::followGaps() {
    const SeriesChoice* one = selected();
    m_buttons->button(QDialogButtonBox::Open)->setEnabled(one != nullptr && (!one->gaps || m_anyway->isChecked()));
}

void SeriesDialog::choose() {
    const SeriesChoice* one = selected();
    if (one != nullptr && m_buttons->button(QDialogButtonBox::Open)->isEnabled()) {
        Q_EMIT chosen({m_folder.toStdString(), one->id, m_volume->currentIndex(), one->gaps});
        accept();
    }
}

}  // namespace exemplar::ui
