// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/commands/Shortcuts.h"

#include <QDialog>

class QKeySequenceEdit;
class QLabel;
class QTreeWidget;

namespace exemplar::ui {

/// All actions with their keys, to change them, and what the mouse does.
class ShortcutDialog final : public QDialog {
    Q_OBJECT

public:
    explicit ShortcutDialog(Shortcuts& shortcuts, QWidget* parent = nullptr);

private:
    void fill();
    void filter(const QString& text);
    QAction* current() const;
    void follow();
    void assign();

    Shortcuts& m_shortcuts;
    QTreeWidget* m_list;
    QKeySequenceEdit* m_key;
    QLabel* m_warning;
};

}  // namespace exemplar::ui
