// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/help/Manual.h"

#include <QDialog>

class QAction;
class QLineEdit;
class QListWidget;

namespace exemplar::ui {

class ManualBrowser;

/// Shows the manual: its pages or what a search found at the left, the page at the right.
class ManualWindow final : public QDialog {
    Q_OBJECT

public:
    ManualWindow(const QString& language, QWidget* parent);

    /// Goes to where this action, widget or error is described, else to the first page.
    void showTopic(const QString& name);
    using QDialog::show;
    void show(Manual::Place place);
    Manual::Place shown() const { return m_history[m_now]; }
    const Manual& manual() const { return m_manual; }

private:
    void search(const QString& words);
    void listPages();
    void move(int by);
    void display();

    Manual m_manual;
    std::vector<Manual::Place> m_history{{}};
    std::size_t m_now = 0;
    std::vector<Manual::Place> m_listed;  ///< targets of the list's rows
    QLineEdit* m_search;
    QListWidget* m_list;
    ManualBrowser* m_browser;
    QAction *m_back, *m_forward;
};

}  // namespace exemplar::ui
