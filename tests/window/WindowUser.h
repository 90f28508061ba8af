// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/MainWindow.h"
#include "ui/models/LabelModel.h"
#include "ui/panels/LabelPanel.h"
#include "ui/views/SliceView.h"
#include "ui/views/ViewGrid.h"

#include <QAction>
#include <QListWidget>
#include <QPushButton>
#include <QTableView>
#include <QTest>

#include <algorithm>
#include <stdexcept>

namespace exemplar::ui {

/// Works in a window as a person does, by clicks, drags and keys, and counts them.
class WindowUser {
public:
    explicit WindowUser(MainWindow& window) : m_window(window) {}

    int actions() const { return m_actions; }

    void click(QWidget& widget) { click(widget, widget.rect().center()); }
    void click(QWidget& widget, const QPoint& place) {
        QTest::mouseClick(&widget, Qt::LeftButton, Qt::NoModifier, place);
        ++m_actions;
    }
    /// A push button by its text, "..." and mnemonic as shown.
    void press(const QString& text) {
        for (QPushButton* button : m_window.findChildren<QPushButton*>()) {
            if (button->text() == text && button->isVisible() && button->isEnabled()) {
                click(*button);
                return;
            }
        }
        throw std::runtime_error(("There is no button " + text).toStdString());
    }
    /// The key of an action, by the action's object name.
    void key(const char* action) {
        auto* found = m_window.findChild<QAction*>(QLatin1String(action));
        if (found == nullptr || found->shortcut().isEmpty() || !found->isEnabled()) {
            throw std::runtime_error(std::string("There is no key for ") + action);
        }
        found->trigger();
        ++m_actions;
    }
    /// An entry of a menu: one click opens the menu, one takes the entry.
    void choose(const QString& text) {
        for (QAction* action : m_window.findChildren<QAction*>()) {
            if (action->text() == text) {
                action->trigger();
                m_actions += 2;
                return;
            }
        }
        throw std::runtime_error(("There is no entry " + text).toStdString());
    }
    void chooseLabel(std::uint16_t label) {
        if (m_window.workspace().activeLabel() == label) {
            return;
        }
        auto* table = m_window.findChild<LabelPanel*>()->findChild<QTableView*>();
        const QModelIndex index = table->model()->index(m_window.workspace().table().indexOf(label), LabelModel::Name);
        table->scrollTo(index);
        click(*table->viewport(), table->visualRect(index).center());
    }
    /// The slider of a view, dragged to a slice.
    void slideTo(Axis axis, int slice) {
        m_window.workspace().setSlice(axis, slice);
        ++m_actions;
    }
    /// From one pixel of a slice to another.
    void drag(SliceView& view, const QPointF& from, const QPointF& to) {
        QTest::mousePress(&view, Qt::LeftButton, Qt::NoModifier, view.fromPixel(from).toPoint());
        QTest::mouseMove(&view, view.fromPixel(0.5 * (from + to)).toPoint());
        QTest::mouseMove(&view, view.fromPixel(to).toPoint());
        QTest::mouseRelease(&view, Qt::LeftButton, Qt::NoModifier, view.fromPixel(to).toPoint());
        ++m_actions;
    }
    void count(int actions) { m_actions += actions; }  ///< of what is not done by events here

private:
    MainWindow& m_window;
    int m_actions = 0;
};

}  // namespace exemplar::ui
