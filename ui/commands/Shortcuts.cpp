// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/Shortcuts.h"

#include <QRegularExpression>
#include <QSettings>

#include <algorithm>

namespace exemplar::ui {
namespace {

QString settingOf(const QAction* action) { return "shortcuts/" + action->objectName(); }

}  // namespace

QString Shortcuts::plain(QString text) {
    static const QRegularExpression kAppended(QStringLiteral("\\(&\\w\\)"));  // as in Chinese
    return text.remove(kAppended).remove('&').remove(QStringLiteral("...")).trimmed();
}

void Shortcuts::add(QAction* action, const QString& group) {
    m_entries.push_back({action, plain(group), action->shortcut()});
    const QVariant own = QSettings().value(settingOf(action));
    apply(action, own.isValid() ? QKeySequence(own.toString(), QKeySequence::PortableText) : action->shortcut());
}

QAction* Shortcuts::holder(const QKeySequence& key, const QAction* except) const {
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& entry) {
        return !key.isEmpty() && entry.action != except && entry.action->shortcut() == key;
    });
    return found == m_entries.end() ? nullptr : found->action;
}

void Shortcuts::apply(QAction* action, const QKeySequence& key) {
    action->setShortcut(key);
    const QString what = plain(action->text());
    action->setToolTip(key.isEmpty() ? what : tr("%1 (%2)").arg(what, key.toString(QKeySequence::NativeText)));
}

void Shortcuts::set(QAction* action, const QKeySequence& key) {
    if (QAction* other = holder(key, action)) {
        set(other, {});
    }
    QSettings().setValue(settingOf(action), key.toString(QKeySequence::PortableText));
    apply(action, key);
}

void Shortcuts::reset(QAction* action) {
    for (const Entry& entry : m_entries) {
        if (entry.action == action) {
            QSettings().remove(settingOf(action));
            apply(action, entry.standard);
        }
    }
}

void Shortcuts::resetAll() {
    for (const Entry& entry : m_entries) {
        reset(entry.action);
    }
}

}  // namespace exemplar::ui
