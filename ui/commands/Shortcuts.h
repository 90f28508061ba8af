// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QKeySequence>
#include <QObject>

#include <vector>

namespace exemplar::ui {

/// The keys of a window's actions, which the user may change; kept in the program's settings by the actions' object
/// names. Tooltips say what an action does and its key.
class Shortcuts final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Takes an action with its present key as the default, and gives it the user's.
    void add(QAction* action, const QString& group);
    struct Entry {
        QAction* action;
        QString group;
        QKeySequence standard;
    };
    const std::vector<Entry>& entries() const { return m_entries; }
    /// The action that has this key already, besides `except`; null for none.
    QAction* holder(const QKeySequence& key, const QAction* except) const;
    /// An action's text without mnemonic and dots.
    static QString plain(QString text);
    void set(QAction* action, const QKeySequence& key);
    void reset(QAction* action);
    void resetAll();

private:
    void apply(QAction* action, const QKeySequence& key);

    std::vector<Entry> m_entries;
};

}  // namespace exemplar::ui
