// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/ProfileLibrary.h"
#include "ui/commands/LearnCommands.h"
#include "ui/jobs/EngineQueue.h"
#include "ui/jobs/JobRunner.h"
#include "ui/models/Learning.h"

#include <QDialog>

#include <filesystem>
#include <functional>
#include <vector>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace exemplar::ui {

class ProfileDetails;
class ProfileTable;

/// The library of site profiles: which there are, what each one was learned from, and what can be done with it. Files
/// are read and written by the job runner, one after the other; what was begun is finished without the dialog.
class ProfileDialog final : public QDialog {
    Q_OBJECT

public:
    ProfileDialog(ProfileLibrary& library, Learning& learning, LearnCommands& commands, EngineQueue& engine,
                  JobRunner& jobs, QWidget* parent);

    void reload();
    /// Reading or writing is going on, or waits for another job.
    bool busy() const { return m_pending > 0; }
    ProfileTable& table() { return *m_table; }

    void use(const QString& path);
    void useNone();
    void duplicate(const QString& path);
    void importFrom(const QStringList& paths);
    void exportTo(const QString& path, const QString& target);
    /// The profile that is in use is taken off, too.
    void remove(const QString& path);
    void describe(const QString& path, const QString& name, const QString& site, const QString& scanner,
                  const QString& notes);
    /// On the exemplars of the open scan and the borrowed ones.
    void compare(const QString& first, const QString& second);

    void askForImport();
    void askWhereToExport();
    void askToRemove();

    void done(int result) override;

private:
    /// Work with the library on another thread; returns the files whose rows are to be selected.
    using Change = std::function<std::vector<std::filesystem::path>(ProfileLibrary&)>;
    /// `then` follows on success, also where the dialog is gone.
    void change(const QString& title, Change change, std::function<void()> then = {});
    void takeTurn(const QString& title, JobRunner::Work work);
    void takeList(std::vector<ProfileEntry> entries, QStringList selected, bool keepTyped);
    void makeButtons(QVBoxLayout* column);
    void followProfile();
    void followSelection();
    void follow();
    bool inUse(const ProfileEntry& entry) const;

    ProfileLibrary& m_library;
    Learning& m_learning;
    LearnCommands& m_commands;
    EngineQueue& m_engine;
    std::function<void(const QString&, JobRunner::Work)> m_inTurn;
    int m_pending = 0;
    ProfileTable* m_table;
    ProfileDetails* m_details;
    QLabel* m_state;
    bool m_listed = false;
    QPushButton *m_use = nullptr, *m_useNone = nullptr, *m_compare = nullptr, *m_duplicate = nullptr,
                *m_export = nullptr, *m_remove = nullptr;
};

}  // namespace exemplar::ui
