// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/LabelPanel.h"

#include "ui/looks/Icons.h"
#include "ui/models/LabelModel.h"

#include <QColorDialog>
#include <QHeaderView>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace exemplar::ui {

LabelPanel::LabelPanel(Workspace& workspace, LabelCommands& commands, QWidget* parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_commands(commands),
      m_model(new LabelModel(workspace, this)),
      m_table(new QTableView(this)),
      m_opacity(new QSlider(Qt::Horizontal, this)) {
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    m_table->verticalHeader()->hide();
    m_table->setShowGrid(false);
    m_table->setAccessibleName(tr("Labels"));
    m_table->horizontalHeader()->setMinimumSectionSize(28);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(LabelModel::Name, QHeaderView::Stretch);
    connect(&m_workspace, &Workspace::activeLabelChanged, this, &LabelPanel::followActiveLabel);
    connect(m_model, &QAbstractItemModel::modelReset, this, &LabelPanel::followActiveLabel);
    connect(m_table, &QTableView::clicked, this, [this](const QModelIndex& index) {
        if (index.column() == LabelModel::Visible || index.column() == LabelModel::Locked) {
            m_model->setData(index, index.data(Qt::UserRole).toBool() ? Qt::Unchecked : Qt::Checked,
                             Qt::CheckStateRole);
        } else {
            m_workspace.setActiveLabel(m_model->labelAt(index.row()));
        }
    });

    auto* buttons = new QHBoxLayout;
    const auto button = [&](const char* name, const QString& text, auto action) {
        auto* made = new QToolButton(this);
        made->setIcon(icon(QLatin1String(name)));
        made->setToolTip(text);
        made->setAccessibleName(text);
        made->setAutoRaise(true);
        connect(made, &QToolButton::clicked, this, action);
        buttons->addWidget(made);
    };
    button("add", tr("Add a label"), [this] { addLabel(); });
    button("remove", tr("Remove the label and its voxels"), [this] { removeLabel(); });
    button("colour", tr("Choose the label's colour"), [this] { chooseColour(); });
    button("up", tr("Move the label up"), [this] { move(-1); });
    button("down", tr("Move the label down"), [this] { move(1); });
    buttons->addStretch();

    m_opacity->setRange(0, 100);
    m_opacity->setToolTip(tr("Opacity of the labels over the scan"));
    m_opacity->setAccessibleName(tr("Opacity"));
    const auto showOpacity = [this] {
        const QSignalBlocker quiet(m_opacity);
        m_opacity->setValue(static_cast<int>(std::lround(100.0 * m_workspace.display().opacity)));
    };
    connect(&m_workspace, &Workspace::viewChanged, this, showOpacity);
    showOpacity();
    connect(m_opacity, &QSlider::valueChanged, this, [this](int value) {
        Display display = m_workspace.display();
        display.opacity = value / 100.0;
        m_workspace.setDisplay(display);
    });

    setMinimumWidth(220);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4, 4, 4, 4);
    column->addWidget(m_table);
    column->addLayout(buttons);
    auto* row = new QHBoxLayout;
    row->addWidget(new QLabel(tr("Opacity"), this));
    row->addWidget(m_opacity);
    column->addLayout(row);
}

int LabelPanel::currentRow() const { return m_model->rowOf(m_workspace.activeLabel()); }

void LabelPanel::followActiveLabel() {
    const int row = currentRow();
    if (row >= 0 && m_table->currentIndex().row() != row) {
        m_table->selectRow(row);
    }
}

void LabelPanel::addLabel() { m_model->addLabel(); }

void LabelPanel::removeLabel() {
    if (currentRow() >= 0) {
        m_commands.removeLabel(m_workspace.activeLabel());
    }
}

void LabelPanel::move(int step) {
    const int from = currentRow(), to = from + step;
    std::vector<LabelEntry> entries = m_workspace.table().entries();
    if (from < 0 || to < 0 || to >= static_cast<int>(entries.size())) {
        return;
    }
    std::swap(entries[static_cast<std::size_t>(from)], entries[static_cast<std::size_t>(to)]);
    LabelTable table;
    for (LabelEntry& entry : entries) {
        table.add(std::move(entry));
    }
    m_workspace.setTable(tr("Reorder labels"), std::move(table));
}

void LabelPanel::chooseColour() {
    const QModelIndex index = m_model->index(currentRow(), LabelModel::Name);
    if (index.isValid()) {
        const QColor chosen = QColorDialog::getColor(index.data(Qt::DecorationRole).value<QColor>(), this,
                                                     tr("Colour of %1").arg(index.data().toString()));
        if (chosen.isValid()) {
            m_model->setData(index, chosen, Qt::DecorationRole);
        }
    }
}

}  // namespace exemplar::ui
