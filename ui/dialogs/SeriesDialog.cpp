// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/SeriesDialog.h"

#include "ui/commands/FileName.h"
#include "ui/pictures/Pictures.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
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

SeriesDialog::SeriesDialog(QString folder, std::vector<SeriesChoice> series, QWidget* parent)
    : QDialog(parent),
      m_folder(std::move(folder)),
      m_series(std::move(series)),
      m_table(new QTableWidget(static_cast<int>(m_series.size()), 5, this)),
      m_frame(new QSpinBox(this)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Open | QDialogButtonBox::Cancel, this)) {
    std::stable_sort(m_series.begin(), m_series.end(), [](const SeriesChoice& a, const SeriesChoice& b) {
        return std::pair(!a.readable, -a.slices) < std::pair(!b.readable, -b.slices);
    });
    setWindowTitle(tr("Series of %1").arg(fileName(m_folder)));
    resize(900, 480);
    m_table->setHorizontalHeaderLabels(
        {tr("Picture"), tr("Description"), tr("Date"), tr("Size"), tr("What is odd about it")});
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
    m_frame->setToolTip(tr("Which volume of the series, from 0"));
    m_frame->setPrefix(tr("Volume "));
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_frame);
    foot->addWidget(m_buttons, 1);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_table);
    column->addLayout(foot);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &SeriesDialog::follow);
    connect(m_table, &QTableWidget::itemDoubleClicked, this, &SeriesDialog::choose);
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

void SeriesDialog::follow() {
    const bool any = !m_table->selectedItems().isEmpty();
    m_buttons->button(QDialogButtonBox::Open)->setEnabled(any);
    const int volumes = any ? m_series[static_cast<std::size_t>(m_table->currentRow())].volumes : 1;
    m_frame->setRange(0, std::max(0, volumes - 1));
    m_frame->setVisible(volumes > 1);
}

void SeriesDialog::choose() {
    if (m_table->selectedItems().isEmpty()) {
        return;
    }
    const SeriesChoice& one = m_series[static_cast<std::size_t>(m_table->currentRow())];
    Q_EMIT chosen({m_folder.toStdString(), one.uid, m_frame->value()});
    accept();
}

}  // namespace exemplar::ui
