// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/HelpCommands.h"

#include "ui/help/KeySheet.h"
#include "ui/help/ManualWindow.h"
#include "ui/help/Tour.h"
#include "ui/looks/Language.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QSettings>
#include <QToolButton>

namespace exemplar::ui {
namespace {

const QString kTourSeen = QStringLiteral("tour/seen");

QString manualLanguage() {
    switch (QLocale().language()) {
        case QLocale::German:
            return QStringLiteral("de");
        case QLocale::Chinese:
            return QStringLiteral("zh");
        default:
            return QStringLiteral("en");
    }
}

}  // namespace

HelpCommands::HelpCommands(Shortcuts& shortcuts, QWidget* window)
    : QObject(window), m_shortcuts(shortcuts), m_window(window) {
    qApp->installEventFilter(this);
}

HelpCommands::~HelpCommands() = default;

ManualWindow* HelpCommands::manualWindow() const { return m_manual; }

ManualWindow& HelpCommands::window(QWidget* parent) {
    // A modal dialog blocks every window that is not its own.
    if (m_manual == nullptr || m_manual->parentWidget() != parent) {
        delete m_manual;
        m_manual = new ManualWindow(manualLanguage(), parent);
    }
    return *m_manual;
}

void HelpCommands::showTopic(const QString& name) {
    QWidget* modal = QApplication::activeModalWidget();
    window(modal == nullptr ? m_window : modal).showTopic(name);
}

QString HelpCommands::topicOf(QWidget* widget, const QPoint& at) {
    const Manual manual(QStringLiteral("en"));
    const auto described = [&manual](const QString& name) { return !name.isEmpty() && manual.placeOf(name); };
    for (; widget != nullptr; widget = widget->parentWidget()) {
        const QAction* action = nullptr;
        if (auto* menu = qobject_cast<QMenu*>(widget)) {
            action = menu->activeAction() != nullptr ? menu->activeAction() : menu->actionAt(menu->mapFromGlobal(at));
        } else if (auto* button = qobject_cast<QToolButton*>(widget)) {
            action = button->defaultAction();
        }
        const QString type = QString::fromLatin1(widget->metaObject()->className()).section(QStringLiteral("::"), -1);
        for (const QString& name : {action == nullptr ? QString() : action->objectName(), widget->objectName(), type}) {
            if (described(name)) {
                return name;
            }
        }
    }
    return {};
}

void HelpCommands::showManual() {
    const QPoint at = QCursor::pos();
    QWidget* under = QApplication::activePopupWidget();
    if (under == nullptr) {
        under = QApplication::widgetAt(at);
    }
    QString topic = topicOf(under, at);
    // Above a part of the main window that has no page of its own, what has the focus is meant.
    if (topic.isEmpty() || topic == "MainWindow") {
        const QString focused = topicOf(QApplication::focusWidget(), at);
        topic = focused.isEmpty() ? topic : focused;
    }
    showTopic(topic);
}

void HelpCommands::showKeys() {
    auto* sheet = new KeySheet(m_shortcuts, m_window);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->open();
}

void HelpCommands::showTour() {
    QSettings().setValue(kTourSeen, true);
    auto* tour = new Tour(m_window);
    tour->setAttribute(Qt::WA_DeleteOnClose);
    tour->show();
}

void HelpCommands::offerTour() {
    if (!QSettings().value(kTourSeen).toBool()) {
        showTour();
    }
}

bool HelpCommands::eventFilter(QObject* watched, QEvent* event) {
    // The menu's own key does not work while a menu or a modal dialog is open.
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_F1 &&
        watched->isWidgetType() &&
        (QApplication::activePopupWidget() != nullptr || QApplication::activeModalWidget() != nullptr)) {
        showManual();
        if (QWidget* popup = QApplication::activePopupWidget()) {
            popup->close();
        }
        return true;
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace exemplar::ui
