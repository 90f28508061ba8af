// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

class QWidget;

namespace exemplar::ui {

class ManualWindow;
class Shortcuts;

/// The manual at the thing under the pointer (F1, also where a dialog or a menu is open), the sheet of keys, and the
/// tour.
class HelpCommands final : public QObject {
    Q_OBJECT

public:
    HelpCommands(Shortcuts& shortcuts, QWidget* window);
    ~HelpCommands() override;

    /// At the thing under the pointer, else at that with the focus, else at the first page.
    void showManual();
    void showTopic(const QString& name);
    void showKeys();
    void showTour();
    /// Once, on the program's first start.
    void offerTour();
    ManualWindow* manualWindow() const;

    /// The first name of a widget, or of those around it, that the manual describes; `at`: the pointer, on the screen.
    QString topicOf(QWidget* widget, const QPoint& at);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    ManualWindow& window(QWidget* parent);

    Shortcuts& m_shortcuts;
    QWidget* m_window;
    QPointer<ManualWindow> m_manual;
};

}  // namespace exemplar::ui
