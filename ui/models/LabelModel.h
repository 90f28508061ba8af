// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/Workspace.h"

#include <QAbstractTableModel>

namespace exemplar::ui {

/// The label table as rows: colour and name (editable), visible and locked (boxes to tick), volume in ml.
class LabelModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Visible, Locked, Volume, ColumnCount };

    explicit LabelModel(Workspace& workspace, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

    std::uint16_t labelAt(int row) const;
    int rowOf(std::uint16_t label) const { return m_workspace.table().indexOf(label); }
    /// A new label with the smallest free number; 0 where there is none left.
    std::uint16_t addLabel();

private:
    void showVolumes();

    Workspace& m_workspace;
};

}  // namespace exemplar::ui
