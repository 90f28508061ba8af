// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/ProfileTable.h"

#include "ui/dialogs/ProfileWords.h"
#include "ui/looks/Icons.h"
#include "ui/models/ScoreWords.h"

#include <QDir>
#include <QHeaderView>
#include <QSignalBlocker>

#include <algorithm>
#include <cmath>

namespace exemplar::ui {
namespace {

enum Column { Used, Name, Structures, Score, Site, Scanner, BaseModel, Date, ColumnCount };

}  // namespace

bool samePath(const QString& one, const QString& other) { return QDir::cleanPath(one) == QDir::cleanPath(other); }

ProfileTable::ProfileTable(QWidget* parent) : QTableWidget(0, ColumnCount, parent) {
    setHorizontalHeaderLabels(
        {QString(), tr("Name"), tr("Structures"), tr("DSC"), tr("Site"), tr("Scanner"), tr("Base model"), tr("Date")});
    horizontalHeaderItem(Used)->setToolTip(tr("Which one is in use"));
    horizontalHeaderItem(Score)->setToolTip(
        tr("Mean DSC on the held-out exemplar; in brackets where it was measured on exemplars that were trained on, or "
           "is not recorded"));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setAccessibleName(tr("Profiles"));
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    QHeaderView* header = horizontalHeader();
    header->setHighlightSections(false);
    header->setMinimumSectionSize(30);
    header->setSectionResizeMode(Structures, QHeaderView::Stretch);
    for (const auto& [column, width] : {std::pair<int, int>{Used, 30},
                                        {Name, 180},
                                        {Score, 66},
                                        {Site, 120},
                                        {Scanner, 120},
                                        {BaseModel, 120},
                                        {Date, 130}}) {
        setColumnWidth(column, width);
    }
    sortByColumn(Date, Qt::DescendingOrder);
}

const ProfileEntry& ProfileTable::entryAt(int row) const {
    return m_entries[static_cast<std::size_t>(item(row, Used)->data(Qt::UserRole).toInt())];
}

const ProfileEntry* ProfileTable::find(const QString& path) const {
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&path](const ProfileEntry& one) { return samePath(profilePath(one), path); });
    return found == m_entries.end() ? nullptr : &*found;
}

void ProfileTable::setEntries(std::vector<ProfileEntry> entries, const QStringList& selected) {
    const QSignalBlocker quiet(this);
    setSortingEnabled(false);
    setRowCount(0);
    m_entries = std::move(entries);
    setRowCount(static_cast<int>(m_entries.size()));
    for (int row = 0; row < rowCount(); ++row) {
        fillRow(row, row);
    }
    setSortingEnabled(true);
    mark(m_marked);
    select(selected);
}

void ProfileTable::fillRow(int row, int number) {
    const ProfileEntry& entry = m_entries[static_cast<std::size_t>(number)];
    const ProfileCard& card = entry.card;
    const QString problem = QString::fromStdString(entry.problem);
    QString shortProblem = problem;
    shortProblem.remove(QString::fromStdString(entry.path.parent_path().string()) + "/");
    const RunScore score = scoreOf(card.record);
    const QString dice = std::isfinite(score.dice) ? QString::number(score.dice, 'f', 2) : QStringLiteral("-");
    const bool bracketed = std::isfinite(score.dice) && score.on != ScoredOn::HeldOut;
    const QStringList texts{QString(),
                            profileTitle(entry),
                            problem.isEmpty() ? structureNames(card) : shortProblem,
                            bracketed ? "(" + dice + ")" : dice,
                            QString::fromStdString(card.site),
                            QString::fromStdString(card.scanner),
                            QString::fromStdString(card.baseModelId),
                            profileDate(entry)};
    for (int column = 0; column < texts.size(); ++column) {
        auto* cell = new QTableWidgetItem(texts[column]);
        cell->setToolTip(!problem.isEmpty() ? problem
                         : column == Score && std::isfinite(score.dice)
                             ? tr("DSC %1 %2").arg(dice, measuredOn(score.on))
                             : texts[column]);
        cell->setData(Qt::UserRole, number);
        if (!problem.isEmpty()) {
            cell->setForeground(palette().brush(QPalette::Disabled, QPalette::Text));
        }
        setItem(row, column, cell);
    }
}

void ProfileTable::mark(const QString& path) {
    const QSignalBlocker quiet(this);
    m_marked = path;
    for (int row = 0; row < rowCount(); ++row) {
        const bool used = !path.isEmpty() && samePath(profilePath(entryAt(row)), path);
        item(row, Used)->setIcon(used ? icon(QStringLiteral("accept")) : QIcon());
        item(row, Used)->setToolTip(used ? tr("In use") : QString());
        QFont words = font();
        words.setBold(used);
        item(row, Name)->setFont(words);
    }
    viewport()->update();
}

void ProfileTable::select(const QStringList& paths) {
    QItemSelection rows;
    for (int row = 0; row < rowCount(); ++row) {
        const QString own = profilePath(entryAt(row));
        if (std::any_of(paths.begin(), paths.end(), [&own](const QString& path) { return samePath(path, own); })) {
            rows.select(model()->index(row, 0), model()->index(row, ColumnCount - 1));
            scrollToItem(item(row, Name));
        }
    }
    selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
    if (!rows.isEmpty()) {  // from where the arrow keys go on
        selectionModel()->setCurrentIndex(rows.front().topLeft(), QItemSelectionModel::NoUpdate);
    }
}

std::vector<const ProfileEntry*> ProfileTable::selectedEntries() const {
    std::vector<const ProfileEntry*> chosen;
    for (const QModelIndex& index : selectionModel()->selectedRows()) {
        chosen.push_back(&entryAt(index.row()));
    }
    return chosen;
}

QStringList ProfileTable::selectedPaths() const {
    QStringList paths;
    for (const ProfileEntry* entry : selectedEntries()) {
        paths << profilePath(*entry);
    }
    return paths;
}

}  // namespace exemplar::ui
