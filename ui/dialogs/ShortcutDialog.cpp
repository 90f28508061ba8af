// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/ShortcutDialog.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace exemplar::ui {

ShortcutDialog::ShortcutDialog(Shortcuts& shortcuts, QWidget* parent)
    : QDialog(parent),
      m_shortcuts(shortcuts),
      m_list(new QTreeWidget(this)),
      m_key(new QKeySequenceEdit(this)),
      m_warning(new QLabel(this)) {
    setWindowTitle(tr("Keyboard and Mouse"));
    resize(620, 560);
    auto* search = new QLineEdit(this);
    search->setPlaceholderText(tr("Search"));
    search->setClearButtonEnabled(true);
    connect(search, &QLineEdit::textChanged, this, &ShortcutDialog::filter);
    m_list->setHeaderLabels({tr("Action"), tr("Menu"), tr("Key")});
    m_list->setRootIsDecorated(false);
    m_list->setAlternatingRowColors(true);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    fill();
    connect(m_list, &QTreeWidget::currentItemChanged, this, &ShortcutDialog::follow);
    connect(m_key, &QKeySequenceEdit::keySequenceChanged, this, &ShortcutDialog::follow);

    auto* change = new QPushButton(tr("Use this key"), this);
    auto* reset = new QPushButton(tr("Restore default"), this);
    auto* resetAll = new QPushButton(tr("Restore all defaults"), this);
    connect(change, &QPushButton::clicked, this, &ShortcutDialog::assign);
    connect(reset, &QPushButton::clicked, this, [this] {
        if (current() != nullptr) {
            m_shortcuts.reset(current());
            fill();
        }
    });
    connect(resetAll, &QPushButton::clicked, this, [this] {
        m_shortcuts.resetAll();
        fill();
    });
    auto* row = new QHBoxLayout;
    row->addWidget(new QLabel(tr("New key:"), this));
    row->addWidget(m_key, 1);
    row->addWidget(change);
    row->addWidget(reset);
    row->addWidget(resetAll);
    m_warning->setWordWrap(true);
    auto* mouse = new QLabel(
        tr("<b>Mouse in a slice:</b> wheel - next slice; Ctrl and wheel - zoom; Shift and wheel - size of the brush; "
           "left - the tool; middle drag - move; right drag - window and level; double click with the crosshair, or "
           "right - make large. Arrow keys and Page Up/Down - next slice; Return - accept; Escape - discard."),
        this);
    mouse->setWordWrap(true);
    auto* close = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(close, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addWidget(search);
    column->addWidget(m_list, 1);
    column->addLayout(row);
    column->addWidget(m_warning);
    column->addWidget(mouse);
    column->addWidget(close);
}

void ShortcutDialog::fill() {
    const QAction* chosen = current();
    m_list->clear();
    for (const Shortcuts::Entry& entry : m_shortcuts.entries()) {
        auto* item = new QTreeWidgetItem(m_list, {Shortcuts::plain(entry.action->text()), entry.group,
                                                  entry.action->shortcut().toString(QKeySequence::NativeText)});
        item->setData(0, Qt::UserRole, QVariant::fromValue(static_cast<QObject*>(entry.action)));
        if (entry.action == chosen) {
            m_list->setCurrentItem(item);
        }
    }
}

void ShortcutDialog::filter(const QString& text) {
    for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
        QTreeWidgetItem* item = m_list->topLevelItem(row);
        const QString all = item->text(0) + ' ' + item->text(1) + ' ' + item->text(2);
        item->setHidden(!all.contains(text, Qt::CaseInsensitive));
    }
}

QAction* ShortcutDialog::current() const {
    const QTreeWidgetItem* item = m_list->currentItem();
    return item == nullptr ? nullptr : qobject_cast<QAction*>(item->data(0, Qt::UserRole).value<QObject*>());
}

void ShortcutDialog::follow() {
    QAction* holder = m_shortcuts.holder(m_key->keySequence(), current());
    m_warning->setText(
        holder == nullptr
            ? QString()
            : tr("This key belongs to \"%1\", which would lose it.").arg(Shortcuts::plain(holder->text())));
}

void ShortcutDialog::assign() {
    if (current() != nullptr) {
        m_shortcuts.set(current(), m_key->keySequence());
        m_key->clear();
        fill();
    }
}

}  // namespace exemplar::ui
