// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/ProfileDialog.h"

#include "ui/dialogs/CompareDialog.h"
#include "ui/dialogs/ErrorDialog.h"
#include "ui/dialogs/ProfileDetails.h"
#include "ui/dialogs/ProfileTable.h"
#include "ui/dialogs/ProfileWords.h"
#include "ui/looks/Icons.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLabel>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <deque>

namespace exemplar::ui {
namespace {

bool damaged(const ProfileEntry& entry) { return !entry.problem.empty() && entry.card.baseModelId.empty(); }

/// Work for the job runner that waits until it is free; lives as long as the runner, so that what was typed is saved
/// where the dialog is closed at once.
class Turns final : public QObject {
public:
    explicit Turns(JobRunner& jobs) : QObject(&jobs), m_jobs(jobs) {
        // Queued: work that follows on the job before goes first.
        connect(
            &jobs, &JobRunner::finished, this, [this] { next(); }, Qt::QueuedConnection);
    }
    void take(const QString& title, JobRunner::Work work) {
        m_waiting.emplace_back(title, std::move(work));
        next();
    }
    void leave() {
        m_left = true;
        next();
    }

private:
    void next() {
        if (!m_waiting.empty() && !m_jobs.running()) {
            const auto [title, work] = std::move(m_waiting.front());
            m_waiting.pop_front();
            m_jobs.start(title, work);
        }
        if (m_left && m_waiting.empty()) {
            deleteLater();
        }
    }

    JobRunner& m_jobs;
    std::deque<std::pair<QString, JobRunner::Work>> m_waiting;
    bool m_left = false;
};

}  // namespace

ProfileDialog::ProfileDialog(ProfileLibrary& library, Learning& learning, LearnCommands& commands, EngineQueue& engine,
                             JobRunner& jobs, QWidget* parent)
    : QDialog(parent),
      m_library(library),
      m_learning(learning),
      m_commands(commands),
      m_engine(engine),
      m_table(new ProfileTable(this)),
      m_details(new ProfileDetails(this)),
      m_state(new QLabel(this)) {
    const QPointer<Turns> turns(new Turns(jobs));
    m_inTurn = [turns](const QString& title, JobRunner::Work work) {
        if (turns) {
            turns->take(title, std::move(work));
        }
    };
    connect(this, &QObject::destroyed, turns, [turns] { turns->leave(); });
    setWindowTitle(tr("Profiles"));
    resize(1100, 640);
    auto* column = new QVBoxLayout(this);
    m_table->setMinimumHeight(150);
    column->addWidget(m_table, 1);
    makeButtons(column);
    column->addWidget(m_details);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_state, 1);
    auto* close = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(close, &QDialogButtonBox::rejected, this, &QDialog::reject);
    foot->addWidget(close);
    column->addLayout(foot);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &ProfileDialog::followSelection);
    connect(m_table, &QTableWidget::itemDoubleClicked, m_use, &QPushButton::click);  // nothing where it is disabled
    connect(m_details, &ProfileDetails::described, this, &ProfileDialog::describe);
    connect(&m_learning, &Learning::profileChanged, this, &ProfileDialog::followProfile);
    connect(&m_commands, &LearnCommands::adapted, this, &ProfileDialog::reload);
    connect(&m_engine, &EngineQueue::longStateChanged, this, &ProfileDialog::follow);
    followProfile();
    reload();
}

void ProfileDialog::makeButtons(QVBoxLayout* column) {
    auto* row = new QHBoxLayout;
    const auto button = [this, row](const char* name, const QString& text, const QString& tip, auto action) {
        auto* made = new QPushButton(icon(QLatin1String(name)), text, this);
        made->setToolTip(tip);
        made->setAutoDefault(false);
        connect(made, &QPushButton::clicked, this, action);
        row->addWidget(made);
        return made;
    };
    m_use = button("accept", tr("Use"), tr("Predict with the selected profile from now on"),
                   [this] { use(m_table->selectedPaths().front()); });
    m_useNone = button("reject", tr("Use None"), tr("Predict with the base model alone, which has no class tokens"),
                       [this] { useNone(); });
    row->addStretch();
    m_compare =
        button("compare", tr("Compare..."),
               tr("Select two profiles (Ctrl and click) to see both on the exemplars of the open scan"), [this] {
                   const QStringList chosen = m_table->selectedPaths();
                   compare(chosen.front(), chosen.back());
               });
    m_duplicate = button("copy-slice", tr("Duplicate"), tr("A copy of the selected profile under another name"),
                         [this] { duplicate(m_table->selectedPaths().front()); });
    button("import", tr("Import..."), tr("Copy profile files into the library"), [this] { askForImport(); });
    m_export = button("export", tr("Export..."), tr("Write a copy of the selected profile to a file"),
                      [this] { askWhereToExport(); });
    m_remove =
        button("remove", tr("Delete"), tr("Delete the selected profiles permanently"), [this] { askToRemove(); });
    column->addLayout(row);
}

void ProfileDialog::takeTurn(const QString& title, JobRunner::Work work) {
    ++m_pending;
    follow();
    m_inTurn(title, std::move(work));
}

void ProfileDialog::change(const QString& title, Change change, std::function<void()> then) {
    // The window above hears of what fails after the dialog is gone.
    takeTurn(title,
             [self = QPointer<ProfileDialog>(this), window = QPointer<QWidget>(parentWidget()), &library = m_library,
              change = std::move(change), then = std::move(then)](JobControl&) -> std::function<void()> {
                 QStringList selected;
                 std::vector<ProfileEntry> entries;
                 Attempt attempt = Attempt::of([&]() -> std::function<void()> {
                     for (const std::filesystem::path& path : change(library)) {
                         selected << QString::fromStdString(path.string());
                     }
                     return then;
                 });
                 const Attempt listed = Attempt::of([&]() -> std::function<void()> {
                     entries = library.list();
                     return {};
                 });
                 const QString problem = attempt.problem.isEmpty() ? listed.problem : attempt.problem;
                 return [self, window, entries = std::move(entries), selected, problem, after = attempt.then] {
                     if (after) {
                         after();
                     }
                     if (self) {
                         --self->m_pending;
                         self->takeList(entries, selected, !problem.isEmpty());
                     }
                     QWidget* where = self && self->isVisible() ? self.data() : window.data();
                     if (where != nullptr && !problem.isEmpty()) {
                         showError(where, problem);
                     }
                 };
             });
}

void ProfileDialog::reload() {
    change(tr("Reading profiles"), [](ProfileLibrary&) { return std::vector<std::filesystem::path>(); });
}

void ProfileDialog::takeList(std::vector<ProfileEntry> entries, QStringList selected, bool keepTyped) {
    if (selected.isEmpty()) {
        selected = m_listed ? m_table->selectedPaths() : QStringList(m_learning.profilePath());
    }
    m_listed = true;
    m_table->setEntries(std::move(entries), selected);
    const auto chosen = m_table->selectedEntries();
    if (chosen.size() == 1) {
        m_details->show(*chosen.front(), keepTyped);
    }
    followSelection();
}

void ProfileDialog::followProfile() {
    m_table->mark(m_learning.profile() ? m_learning.profilePath() : QString());
    follow();
}

void ProfileDialog::followSelection() {
    const auto chosen = m_table->selectedEntries();
    const ProfileEntry one = chosen.size() == 1 ? *chosen.front() : ProfileEntry();
    if (one.path != m_details->shownPath()) {
        m_details->saveTyped();
        m_details->show(one);
    }
    follow();
}

bool ProfileDialog::inUse(const ProfileEntry& entry) const {
    return m_learning.profile() && samePath(m_learning.profilePath(), profilePath(entry));
}

void ProfileDialog::follow() {
    const auto chosen = m_table->selectedEntries();
    const auto all = [&chosen](auto what) { return std::all_of(chosen.begin(), chosen.end(), what); };
    const bool one = chosen.size() == 1;
    const bool sound = all([](const ProfileEntry* entry) { return entry->problem.empty(); });
    // One that is being trained further will be written by somebody else.
    const bool free = all([this](const ProfileEntry* entry) { return !m_commands.adapting() || !inUse(*entry); });
    m_use->setEnabled(one && sound && !inUse(*chosen.front()));
    m_useNone->setEnabled(m_learning.profile() != nullptr);
    m_compare->setEnabled(chosen.size() == 2 && sound);
    m_duplicate->setEnabled(one && !damaged(*chosen.front()));
    m_export->setEnabled(one && !damaged(*chosen.front()));
    m_remove->setEnabled(!chosen.empty() && free);
    m_details->setEditable(one && sound && free);
    m_state->setText(
        busy()  ? tr("Reading and writing profiles...")
        : !free ? tr("The profile in use is being trained further; it can be changed afterwards.")
        : m_table->entries().empty()
            ? tr("No profile yet: label some slices, mark them as exemplars and adapt, or import a profile.")
            : QString());
}

void ProfileDialog::done(int result) {
    m_details->saveTyped();
    QDialog::done(result);
}

void ProfileDialog::use(const QString& path) { m_commands.useProfile(path); }

void ProfileDialog::useNone() { m_commands.dropProfile(); }

void ProfileDialog::duplicate(const QString& path) {
    const ProfileEntry* entry = m_table->find(path);
    const QString name = tr("%1 (copy)").arg(entry == nullptr ? QString() : profileTitle(*entry));
    change(tr("Copying a profile"), [path = path.toStdString(), name = name.toStdString()](ProfileLibrary& library) {
        return std::vector{library.duplicate(path, name)};
    });
}

void ProfileDialog::importFrom(const QStringList& paths) {
    for (const QString& path : paths) {
        change(tr("Importing %1").arg(path.section('/', -1)),
               [path = path.toStdString()](ProfileLibrary& library) { return std::vector{library.importFile(path)}; });
    }
}

void ProfileDialog::exportTo(const QString& path, const QString& target) {
    change(tr("Exporting %1").arg(target.section('/', -1)),
           [path = path.toStdString(), target = target.toStdString()](ProfileLibrary& library) {
               library.exportFile(path, target);
               return std::vector<std::filesystem::path>();
           });
}

void ProfileDialog::remove(const QString& path) {
    change(
        tr("Deleting a profile"),
        [path = path.toStdString()](ProfileLibrary& library) {
            library.remove(path);
            return std::vector<std::filesystem::path>();
        },
        [learning = QPointer<Learning>(&m_learning), path] {
            if (learning && samePath(learning->profilePath(), path)) {
                learning->setProfile(nullptr, {});
            }
        });
}

void ProfileDialog::describe(const QString& path, const QString& name, const QString& site, const QString& scanner,
                             const QString& notes) {
    change(
        tr("Saving the description of a profile"),
        [path = path.toStdString(), name = name.toStdString(), site = site.toStdString(),
         scanner = scanner.toStdString(), notes = notes.toStdString()](ProfileLibrary& library) {
            library.describe(path, name, site, scanner, notes);
            return std::vector<std::filesystem::path>();
        },
        [learning = QPointer<Learning>(&m_learning), path, name, site, scanner, notes] {
            if (learning && learning->profile() && samePath(learning->profilePath(), path)) {
                auto described = std::make_shared<Profile>(*learning->profile());
                described->card.name = name.toStdString();
                described->card.site = site.toStdString();
                described->card.scanner = scanner.toStdString();
                described->card.notes = notes.toStdString();
                learning->setProfile(described, learning->profilePath());
            }
        });
}

void ProfileDialog::compare(const QString& first, const QString& second) {
    const ExemplarSet set = m_commands.exemplarSet();
    if (set.exemplars.empty() || set.labels.empty()) {
        showError(this, tr("There is no exemplar to compare them on: open a scan, label a slice and mark it as an "
                           "exemplar (key E)."));
        return;
    }
    takeTurn(
        tr("Reading profiles"),
        [self = QPointer<ProfileDialog>(this), first, second](JobControl&) -> std::function<void()> {
            std::array<CompareDialog::Compared, 2> profiles;
            const Attempt attempt = Attempt::of([&]() -> std::function<void()> {
                for (const auto& [side, path] : {std::pair<std::size_t, QString>{0, first}, {1, second}}) {
                    profiles[side] = {std::make_shared<const Profile>(Profile::load(path.toStdString())), path, {}};
                }
                return {};
            });
            return [self, profiles, problem = attempt.problem]() mutable {
                if (!self) {
                    return;
                }
                --self->m_pending;
                self->follow();
                if (!problem.isEmpty()) {
                    showError(self, problem);
                    return;
                }
                for (CompareDialog::Compared& one : profiles) {
                    for (Exemplar& seen : self->m_commands.exemplarSet(one.profile->card).exemplars) {
                        one.images.push_back(std::move(seen.image));
                    }
                }
                auto* dialog = new CompareDialog(self->m_commands.exemplarSet(), profiles, self->m_engine, self);
                dialog->setAttribute(Qt::WA_DeleteOnClose);
                dialog->open();
            };
        });
}

void ProfileDialog::askForImport() {
    auto* dialog = new QFileDialog(this, tr("Import Profiles"), {}, tr("Profiles (*.profile);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &ProfileDialog::importFrom);
    dialog->open();
}

void ProfileDialog::askWhereToExport() {
    if (m_table->selectedPaths().size() != 1) {
        return;
    }
    const QString path = m_table->selectedPaths().front();
    auto* dialog = new QFileDialog(this, tr("Export Profile"), {}, tr("Profiles (*.profile)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("profile"));
    dialog->selectFile(path.section('/', -1));
    connect(dialog, &QFileDialog::fileSelected, this, [this, path](const QString& target) { exportTo(path, target); });
    dialog->open();
}

void ProfileDialog::askToRemove() {
    const QStringList paths = m_table->selectedPaths();
    QStringList names;
    for (const ProfileEntry* entry : m_table->selectedEntries()) {
        names << profileTitle(*entry) + (inUse(*entry) ? tr(" (in use)") : QString());
    }
    if (paths.isEmpty()) {
        return;
    }
    auto* box = new QMessageBox(QMessageBox::Question, tr("Delete profiles"),
                                tr("Delete %1 permanently? Its training is lost.").arg(names.join(", ")),
                                QMessageBox::Cancel, this);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    const QPushButton* remove = box->addButton(tr("Delete"), QMessageBox::DestructiveRole);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(box, &QMessageBox::finished, this, [this, box, remove, paths] {
        if (box->clickedButton() == remove) {
            for (const QString& path : paths) {
                this->remove(path);
            }
        }
    });
    box->open();
}

}  // namespace exemplar::ui
