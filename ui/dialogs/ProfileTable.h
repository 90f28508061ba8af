// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/ProfileLibrary.h"

#include <QTableWidget>

#include <vector>

namespace exemplar::ui {

/// The profiles of a library, one a row, sorted as the user likes; those that cannot be used are grey and say why.
class ProfileTable final : public QTableWidget {
    Q_OBJECT

public:
    explicit ProfileTable(QWidget* parent = nullptr);

    const std::vector<ProfileEntry>& entries() const { return m_entries; }
    /// Emits nothing.
    void setEntries(std::vector<ProfileEntry> entries, const QStringList& selected);
    /// Null where there is none.
    const ProfileEntry* find(const QString& path) const;
    void select(const QStringList& paths);
    /// Valid until the entries are set anew.
    std::vector<const ProfileEntry*> selectedEntries() const;
    QStringList selectedPaths() const;
    /// The one in use; empty: none.
    void mark(const QString& path);

private:
    const ProfileEntry& entryAt(int row) const;
    void fillRow(int row, int number);

    std::vector<ProfileEntry> m_entries;
    QString m_marked;
};

/// The same file, however its path is written.
bool samePath(const QString& one, const QString& other);

}  // namespace exemplar::ui
