// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/LabelModel.h"

#include "ui/looks/Icons.h"

#include <QColor>

namespace exemplar::ui {
namespace {

/// A picture instead of a box to tick; a click turns it over.
QVariant flag(int role, bool on, const char* yes, const char* no, const QString& words) {
    return role == Qt::DecorationRole                                  ? QVariant(icon(QLatin1String(on ? yes : no)))
           : role == Qt::UserRole                                      ? QVariant(on)
           : role == Qt::ToolTipRole || role == Qt::AccessibleTextRole ? QVariant(words)
                                                                       : QVariant();
}

}  // namespace

LabelModel::LabelModel(Workspace& workspace, QObject* parent) : QAbstractTableModel(parent), m_workspace(workspace) {
    connect(&workspace, &Workspace::tableChanged, this, [this] {
        beginResetModel();
        endResetModel();
    });
    // Volumes are shown anew when an edit is over, not at every stamp of a brush.
    connect(&workspace, &Workspace::historyChanged, this, &LabelModel::showVolumes);
    connect(&workspace, &Workspace::scanChanged, this, &LabelModel::showVolumes);
}

int LabelModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_workspace.table().size());
}

int LabelModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

std::uint16_t LabelModel::labelAt(int row) const {
    return row >= 0 && row < rowCount() ? m_workspace.table().entries()[static_cast<std::size_t>(row)].id
                                        : std::uint16_t{0};
}

QVariant LabelModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const LabelEntry& entry = m_workspace.table().entries()[static_cast<std::size_t>(index.row())];
    switch (index.column()) {
        case Name:
            if (role == Qt::DecorationRole) {
                return QColor(entry.colour[0], entry.colour[1], entry.colour[2]);
            }
            return role == Qt::DisplayRole || role == Qt::EditRole ? QVariant(QString::fromStdString(entry.name))
                   : role == Qt::ToolTipRole                       ? QVariant(tr("Label %1").arg(entry.id))
                                                                   : QVariant();
        case Visible:
            return flag(role, entry.visible, "visible", "hidden", entry.visible ? tr("Visible") : tr("Hidden"));
        case Locked:
            return flag(role, m_workspace.locked(entry.id), "locked", "unlocked",
                        m_workspace.locked(entry.id) ? tr("Locked: no tool changes it") : tr("Not locked"));
        case Volume:
            if (role == Qt::DisplayRole && m_workspace.hasScan()) {
                const double millilitres = static_cast<double>(m_workspace.voxelCount(entry.id)) *
                                           m_workspace.geometry().voxelVolume() / 1000.0;
                return QString::number(millilitres, 'f', millilitres < 10.0 ? 2 : 1);
            }
            return role == Qt::TextAlignmentRole ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
        default:
            return {};
    }
}

bool LabelModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!index.isValid() || index.row() >= rowCount()) {
        return false;
    }
    LabelEntry entry = m_workspace.table().entries()[static_cast<std::size_t>(index.row())];
    const bool on = value.toInt() == Qt::Checked;
    if (index.column() == Name && role == Qt::EditRole && !value.toString().trimmed().isEmpty()) {
        entry.name = value.toString().trimmed().toStdString();
    } else if (index.column() == Name && role == Qt::DecorationRole && value.value<QColor>().isValid()) {
        const QColor colour = value.value<QColor>();
        entry.colour = {static_cast<std::uint8_t>(colour.red()), static_cast<std::uint8_t>(colour.green()),
                        static_cast<std::uint8_t>(colour.blue())};
    } else if (index.column() == Visible && role == Qt::CheckStateRole) {
        m_workspace.setVisible(entry.id, on);
        return true;
    } else if (index.column() == Locked && role == Qt::CheckStateRole) {
        m_workspace.setLocked(entry.id, on);
        return true;
    } else {
        return false;
    }
    m_workspace.setEntry(role == Qt::DecorationRole ? tr("Colour") : tr("Rename"), entry);
    return true;
}

QVariant LabelModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Horizontal && role == Qt::DecorationRole && (section == Visible || section == Locked)) {
        return icon(section == Visible ? QStringLiteral("visible") : QStringLiteral("locked"));
    }
    if (orientation == Qt::Horizontal && role == Qt::ToolTipRole) {
        return section == Visible ? tr("Visible") : section == Locked ? tr("Locked") : QVariant();
    }
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
        case Name:
            return tr("Label");
        case Volume:
            return tr("ml");
        default:
            return {};
    }
}

Qt::ItemFlags LabelModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags base = QAbstractTableModel::flags(index);
    return index.column() == Name ? base | Qt::ItemIsEditable : base;
}

std::uint16_t LabelModel::addLabel() {
    if (!m_workspace.canEdit()) {
        return 0;
    }
    for (std::uint16_t id = 1; id != 0; ++id) {
        if (m_workspace.table().indexOf(id) < 0) {
            LabelTable one;
            one.ensure(id);
            m_workspace.setEntry(tr("Add label"), one.entries().front());
            m_workspace.setActiveLabel(id);
            return id;
        }
    }
    return 0;
}

void LabelModel::showVolumes() {
    if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0, Volume), index(rowCount() - 1, Volume));
    }
}

}  // namespace exemplar::ui
