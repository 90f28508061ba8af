// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QTextBrowser;

namespace exemplar::ui {

class Shortcuts;

/// The keys that are set now, by menu, and what the mouse does; can be printed.
class KeySheet final : public QDialog {
    Q_OBJECT

public:
    KeySheet(const Shortcuts& shortcuts, QWidget* parent);

    /// The sheet as HTML.
    static QString html(const Shortcuts& shortcuts);

private:
    void print();

    QTextBrowser* m_sheet;
};

}  // namespace exemplar::ui
