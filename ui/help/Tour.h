// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace exemplar::ui {

/// Five cards that show how work goes, on the first start and from the Help menu.
class Tour final : public QDialog {
    Q_OBJECT

public:
    explicit Tour(QWidget* parent);

    int count() const;
    int card() const;

private:
    void go(int by);

    QStackedWidget* m_cards;
    QLabel* m_number;
    QPushButton *m_back, *m_next;
};

}  // namespace exemplar::ui
