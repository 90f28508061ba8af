// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/ProfileLibrary.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace exemplar::ui {

/// What there is to know of one profile, and what the user says of it, which can be changed.
class ProfileDetails final : public QWidget {
    Q_OBJECT

public:
    explicit ProfileDetails(QWidget* parent = nullptr);
    ~ProfileDetails() override;

    /// An entry without a path clears it. What is being typed of the same profile stays; so does, with `keepTyped`,
    /// what could not be saved.
    void show(const ProfileEntry& entry, bool keepTyped = false);
    void setEditable(bool editable);
    const std::filesystem::path& shownPath() const { return m_shown.path; }
    /// Tells what was typed, where there is something.
    void saveTyped();

Q_SIGNALS:
    void described(const QString& path, const QString& name, const QString& site, const QString& scanner,
                   const QString& notes);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// What the user says of a profile, as the fields hold it.
    struct Said {
        QString name, site, scanner, notes;
        bool operator==(const Said&) const = default;
    };
    static Said saidIn(const ProfileCard& card);
    Said said() const;
    void showCurves();

    ProfileEntry m_shown;
    Said m_kept;  // in the file
    bool m_editable = false;
    QLineEdit *m_name, *m_site, *m_scanner;
    QPlainTextEdit* m_notes;
    QLabel *m_facts, *m_curves;
};

}  // namespace exemplar::ui
