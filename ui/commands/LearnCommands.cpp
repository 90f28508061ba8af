// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/LearnCommands.h"

#include "core/base/Error.h"
#include "core/base/Log.h"
#include "core/base/Version.h"
#include "core/engine/ExemplarSet.h"
#include "core/engine/UnlabelledSlices.h"
#include "core/propagation/Propagation.h"
#include "ui/models/ScoreWords.h"

#include <QDateTime>
#include <QtConcurrent>

#include <algorithm>
#include <cmath>

namespace exemplar::ui {
namespace {

constexpr std::size_t kMostUnasked = 12;  ///< slices labelled by hand that are taken for exemplars

QString stemOf(const std::string& name) { return QString::fromStdString(name).section('.', 0, 0); }

SessionRun runOf(const char* kind, double minutes, const QString& profile) {
    SessionRun run;
    run.at = QDateTime::currentSecsSinceEpoch();
    run.kind = kind;
    run.minutes = minutes;
    run.profile = profile.toStdString();
    return run;
}

/// Keeps the best state of a run in the library until the run has ended, so that a crash does not take it along.
class UnfinishedProfile {
public:
    UnfinishedProfile(ProfileLibrary& library, std::string name) : m_library(library), m_name(std::move(name)) {}

    void keep(Profile profile) {
        try {
            if (m_path.empty()) {
                m_path = m_library.add(std::move(profile), m_name);
            } else {
                m_library.replace(m_path, std::move(profile));
            }
        } catch (const Error& problem) {  // a full disk must not end the run
            log(LogLevel::Warning, std::string("The best state so far could not be kept: ") + problem.what());
        }
    }
    void discard() {
        if (!m_path.empty()) {
            std::error_code ignored;
            std::filesystem::remove(m_path, ignored);
            m_path.clear();
        }
    }

private:
    ProfileLibrary& m_library;
    std::string m_name;
    std::filesystem::path m_path;
};

}  // namespace

LearnCommands::LearnCommands(Workspace& workspace, SliceModel& slices, Learning& learning, EngineQueue& engine,
                             ProfileLibrary& library, QObject* parent)
    : QObject(parent),
      m_workspace(workspace),
      m_slices(slices),
      m_learning(learning),
      m_engine(engine),
      m_library(library) {
    connect(&learning, &Learning::profileChanged, this,
            [this] { m_engine.useProfile(m_learning.profile(), m_learning.profilePath()); });
    for (const auto signal : {&Workspace::scanChanged, &Workspace::readingChanged}) {
        connect(&workspace, signal, this, [this] {  // what is carried through the scan before ends
            m_scanGone->store(true);
            m_scanGone = std::make_shared<std::atomic<bool>>(false);
        });
    }
}

ExemplarSet LearnCommands::exemplarSet(const ModelWindow& window) const {
    ExemplarSet set;
    set.exemplars = m_learning.borrowed();
    if (m_workspace.hasScan()) {
        const LoadedScan& scan = m_workspace.scan();
        const Review& review = m_workspace.review();
        addExemplars(set, scan.volume, scan.key, scan.name, m_workspace.labels(), review.axis(), review.exemplars(),
                     window.window);
    }
    set.labels = {};
    std::vector<bool> seen(65536, false);
    for (const Exemplar& exemplar : set.exemplars) {
        for (const std::uint16_t label : exemplar.labels.pixels()) {
            seen[label] = true;
        }
    }
    for (const LabelEntry& entry : m_workspace.table().entries()) {
        if (seen[entry.id]) {
            set.labels.add(entry);
            seen[entry.id] = false;
        }
    }
    for (std::size_t label = 1; label < seen.size(); ++label) {
        if (seen[label]) {
            set.labels.ensure(static_cast<std::uint16_t>(label));
        }
    }
    return set;
}

TrainingPlan LearnCommands::planOf(const ExemplarSet& set, Effort effort, bool further) const {
    TrainingPlan plan = decidedFor(set, m_plan.value_or(TrainingPlan{}));
    if (!m_plan) {
        plan.steps = effort == Effort::Quick ? 120 : effort == Effort::Usual ? plan.steps : 480;
        plan.samples = effort == Effort::Quick ? 64 : effort == Effort::Usual ? plan.samples : 160;
    }
    plan.recipe = m_learning.recipe();
    if (further) {
        plan.steps /= 3;
        plan.samples = std::max(8, plan.samples / 4);
        plan.warmUpSteps = 8;
        plan.seed = static_cast<std::uint64_t>(m_learning.runs().size());  // other samples than before
    }
    plan.validateEvery = std::max(4, plan.steps / 8);
    return plan;
}

ProfileCard LearnCommands::cardNow() const {
    ProfileCard card;
    card.axis = m_workspace.review().axis();
    const ModelWindow seen = m_learning.modelWindow(m_workspace);
    card.window = seen.window;
    card.automaticWindow = seen.automatic;
    return card;
}

std::vector<int> LearnCommands::handMade() const {
    std::vector<int> slices;
    for (int slice = 0; slice < m_slices.count(); ++slice) {
        if (m_slices.state(slice) == SliceState::HandMade && !m_workspace.madeUp(m_slices.axis(), slice)) {
            slices.push_back(slice);
        }
    }
    return slices.size() <= kMostUnasked ? slices : std::vector<int>{};
}

bool LearnCommands::canAdapt() const {
    return m_workspace.hasScan() && m_engine.available() && !m_adapting &&
           (!m_workspace.review().exemplars().empty() || !m_learning.borrowed().empty() || !m_slices.shown().empty());
}

/// A few slices labelled by hand and none marked: they are meant.
void LearnCommands::markHandMade() {
    if (m_workspace.review().slicesMarked().empty()) {  // what was drawn on few slices was drawn on these
        const auto counts = SlicePlane::labelledSliceCounts(m_workspace.labels());
        const Axis now = m_workspace.review().axis();
        const auto fewest = std::min_element(counts.begin(), counts.end());
        if (*fewest > 0 && *fewest < counts[static_cast<std::size_t>(now)]) {
            m_workspace.setReview(tr("Another axis"), Review(static_cast<Axis>(fewest - counts.begin())));
        }
    }
    m_slices.settle();
    const auto slices = handMade();
    if (!m_workspace.review().exemplars().empty() || slices.empty()) {
        return;
    }
    Review review = m_workspace.review();
    for (const int slice : slices) {
        SliceMark mark = review.mark(slice);
        mark.exemplar = true;
        review.setMark(slice, mark);
    }
    m_workspace.setReview(tr("Exemplars"), std::move(review));
}

void LearnCommands::adapt(Effort effort, bool further) {
    if (!m_workspace.hasScan() || m_workspace.editing() || m_adapting) {
        return;
    }
    markHandMade();
    auto set = std::make_shared<ExemplarSet>(exemplarSet());
    if (set->exemplars.empty() || set->labels.empty()) {
        Q_EMIT failed(set->exemplars.empty()
                          ? tr("There is no exemplar yet: label a slice and mark it as an exemplar (key E).")
                          : tr("The exemplars hold no labels: label a structure on at least one of them."));
        return;
    }
    const auto start = further ? m_learning.profile() : nullptr;
    const QString path = start ? m_learning.profilePath() : QString();
    const QString name = start ? m_learning.profileName() : stemOf(m_workspace.scan().name);
    const TrainingPlan plan = planOf(*set, effort, start != nullptr);
    const ProfileCard facts = cardNow();
    m_learning.beginRun(*set, plan.steps);
    m_keep = std::make_shared<std::atomic<bool>>(false);
    m_adapting = true;
    m_adaptTitle = start ? tr("Training further") : tr("Training");
    m_engine.run(
        m_adaptTitle,
        [this, set, start, plan, facts, name, path, keep = m_keep, scan = m_workspace.sharedScan(),
         axis = m_workspace.review().axis(), window = facts.window, marked = m_workspace.review().slicesMarked(),
         &tail = m_learning.tail()](Engine& engine, JobControl& control) -> std::function<void()> {
            const auto since = QDateTime::currentMSecsSinceEpoch();
            UnfinishedProfile unfinished(m_library, tr("%1 (unfinished)").arg(name).toStdString());
            const auto complete = [&facts, &name](Profile profile) {
                profile.card.name = name.toStdString();
                profile.card.version = programVersion();
                profile.card.axis = facts.axis;
                profile.card.window = facts.window;
                profile.card.automaticWindow = facts.automaticWindow;
                return profile;
            };
            Engine::TrainingObserver observer;
            observer.step = [&tail](const TrainingStep& step) { tail.add(step); };
            observer.validation = [&tail](const Validation& validation) { tail.add(validation); };
            observer.picture = [&tail](const TrainingPicture& picture) {
                tail.set(picture.step, picture.exemplar, picture.labels);
            };
            observer.best = [&](const Profile& best) { unfinished.keep(complete(best)); };
            addUnlabelledSlices(*set, scan->volume, scan->key, axis, window, marked, scan->madeUpSlices, control);
            Profile learned;
            try {
                learned = complete(engine.adapt(*set, plan, start.get(), observer, control));
            } catch (const Error& problem) {
                if (problem.code() == ErrorCode::Cancelled) {
                    unfinished.discard();
                }
                throw;
            }
            if (learned.card.record.cancelled && !*keep) {
                unfinished.discard();
                throw Error(ErrorCode::Cancelled, "Learning was cancelled.");
            }
            const std::string title = name.toStdString();
            std::string file = path.toStdString();
            if (file.empty()) {
                file = m_library.add(learned, title).string();
            } else {
                m_library.replace(file, learned);
            }
            unfinished.discard();
            const double minutes = static_cast<double>(QDateTime::currentMSecsSinceEpoch() - since) / 60'000.0;
            return [this, profile = std::make_shared<const Profile>(std::move(learned)), file, minutes, scan] {
                m_learning.setProfile(profile, QString::fromStdString(file));
                SessionRun run = runOf("adapt", minutes, m_learning.profileName());
                const RunScore score = scoreOf(profile->card.record);
                run.dice = score.dice;
                run.diceOn = score.on;
                run.doubtful = static_cast<int>(m_workspace.review().doubtful().size());
                if (scan == m_workspace.sharedScan()) {
                    m_learning.addRun(run);  // runs belong to the session of the scan
                }
                Q_EMIT done(profile->card.record.unstable
                                ? tr("Training became unstable; the best state was kept as profile %1.")
                                      .arg(m_learning.profileName())
                            : std::isfinite(score.dice) ? tr("Trained: profile %1, DSC %2 %3.")
                                                              .arg(m_learning.profileName())
                                                              .arg(score.dice, 0, 'f', 2)
                                                              .arg(measuredOn(score.on))
                                                        : tr("Trained: profile %1.").arg(m_learning.profileName()));
                Q_EMIT adapted();
                if (m_thenPropagate && scan == m_workspace.sharedScan()) {
                    propagate({});
                }
            };
        },
        [this] { m_adapting = false; });
}

void LearnCommands::stopAndKeep() {
    if (m_adapting && m_engine.longTitle() == m_adaptTitle) {  // not where it waits for another run
        *m_keep = true;
        m_engine.cancel();
    }
}

void LearnCommands::cancel() { m_engine.cancel(); }

std::vector<std::uint16_t> LearnCommands::structuresAsked(const Carrying& carrying) const {
    if (!carrying.labels.empty()) {
        return carrying.labels;
    }
    std::vector<std::uint16_t> structures;
    const auto shown = m_slices.shown();
    for (const LabelEntry& entry : m_workspace.table().entries()) {
        const bool known = m_learning.profile() && m_learning.profile()->card.labels.indexOf(entry.id) >= 0;
        if ((known || shown.contains(entry.id)) && !m_workspace.locked(entry.id)) {
            structures.push_back(entry.id);
        }
    }
    if (m_learning.profile()) {
        for (const LabelEntry& entry : m_learning.profile()->card.labels.entries()) {
            if (m_workspace.table().indexOf(entry.id) < 0) {
                structures.push_back(entry.id);
            }
        }
    }
    return structures;
}

void LearnCommands::propagate(const Carrying& carrying) {
    if (!m_workspace.hasScan() || m_workspace.editing()) {
        return;
    }
    m_slices.settle();
    const auto structures = structuresAsked(carrying);
    if (structures.empty()) {
        Q_EMIT failed(tr("There is nothing to propagate: label a slice, or use a profile."));
        return;
    }
    LabelTable table = m_workspace.table();
    auto task = std::make_shared<PropagationTask>();
    for (const std::uint16_t label : structures) {
        if (const LabelEntry* entry = table.find(label)) {
            task->structures.add(*entry);
        } else if (const LabelEntry* learned = m_learning.profile()->card.labels.find(label)) {
            task->structures.add(*learned);
            table.add(*learned);
        }
    }
    if (!(table == m_workspace.table())) {
        m_workspace.setTable(tr("Labels of the profile"), table);
    }
    const auto scan = m_workspace.sharedScan();
    const SlicePlane plane(m_workspace.geometry(), m_slices.axis());
    const int first = std::clamp(carrying.first, 0, plane.count() - 1);
    const int last = carrying.last < 0 ? plane.count() - 1 : std::clamp(carrying.last, first, plane.count() - 1);
    task->scan = &scan->volume;
    task->scanKey = scan->key;
    task->window = m_learning.modelWindow(m_workspace).window;
    task->axis = m_slices.axis();
    task->firstSlice = first;
    task->lastSlice = last;
    for (int slice = 0; slice < plane.count(); ++slice) {
        if (m_slices.isProtected(slice)) {
            LabelImage labels = plane.extract(m_workspace.labels(), slice);
            for (std::uint16_t& label : labels.pixels()) {
                label = task->structures.indexOf(label) >= 0 ? label : std::uint16_t{0};
            }
            task->fixed[slice] = std::move(labels);
        }
    }
    const bool anything = std::any_of(task->fixed.begin(), task->fixed.end(), [](const auto& one) {
        return std::any_of(one.second.pixels().begin(), one.second.pixels().end(), [](std::uint16_t l) { return l; });
    });
    if (!anything && m_learning.profile()) {
        task->fixed.clear();  // nothing to start from: every slice by itself
    } else if (!anything) {
        Q_EMIT failed(tr("There is nothing to propagate: label a slice, or use a profile."));
        return;
    }
    const std::uint64_t series = ++m_series;
    const QString name = tr("Propagate");
    m_engine.run(
        name,
        [this, task, scan, structures, series, name, first, last, gone = m_scanGone](
            Engine& engine, JobControl& control) -> std::function<void()> {
            const auto since = QDateTime::currentMSecsSinceEpoch();
            std::vector<bool> visited(static_cast<std::size_t>(last) + 1, false);
            const auto observer = [&](int slice, const LabelImage& labels, double quality) {
                if (*gone) {
                    throw Error(ErrorCode::Cancelled, "The scan has been closed.");
                }
                if (slice < first || slice > last) {
                    return;
                }
                const bool again = visited[static_cast<std::size_t>(slice)];
                visited[static_cast<std::size_t>(slice)] = true;
                auto proposal = std::make_shared<const Proposal>(
                    Proposal{scan, task->axis, slice, labels, structures, quality, again});
                QMetaObject::invokeMethod(
                    this,
                    [this, name, series, proposal] {
                        m_workspace.takeProposal(name, series, proposal);
                        Q_EMIT slicePropagated(proposal->slice);
                    },
                    Qt::QueuedConnection);
            };
            std::map<int, double> qualities;
            for (const SliceReport& report : exemplar::propagate(engine, *task, {}, control, observer).slices) {
                if (report.origin == SliceOrigin::Proposed) {
                    qualities[report.slice] = report.quality;
                }
            }
            const double minutes = static_cast<double>(QDateTime::currentMSecsSinceEpoch() - since) / 60'000.0;
            return [this, series, structures, name, first, last, visited, minutes, scan, qualities, axis = task->axis] {
                if (scan != m_workspace.sharedScan()) {
                    return;
                }
                m_workspace.takeQualities(name, series, scan, axis, qualities);
                clearStale(series, structures, first, last, visited);
                SessionRun run = runOf("propagate", minutes, m_learning.profileName());
                run.doubtful = static_cast<int>(m_workspace.review().doubtful().size());
                m_learning.addRun(run);
                Q_EMIT done(tr("Propagated; %n slice(s) are doubtful.", nullptr, run.doubtful));
                Q_EMIT propagated();
            };
        });
}

/// Slices that an earlier run had proposed and this one found nothing on.
void LearnCommands::clearStale(std::uint64_t series, const std::vector<std::uint16_t>& structures, int first, int last,
                               const std::vector<bool>& visited) {
    const SlicePlane plane(m_workspace.geometry(), m_slices.axis());
    for (int slice = first; slice <= last; ++slice) {
        const SliceMark& mark = m_workspace.review().mark(slice);
        if (!visited[static_cast<std::size_t>(slice)] && mark.asProposed()) {
            m_workspace.takeProposal(
                tr("Propagate"), series,
                std::make_shared<const Proposal>(Proposal{m_workspace.sharedScan(), m_slices.axis(), slice,
                                                          LabelImage(plane.width(), plane.height()), structures, 1.0}));
        }
    }
}

void LearnCommands::redoAround(int slice) {
    if (!m_workspace.hasScan()) {
        return;
    }
    m_slices.settle();
    if (!m_slices.isProtected(slice)) {
        Q_EMIT failed(tr("Correct or accept this slice first; labels are then propagated to its neighbours again."));
        return;
    }
    Carrying carrying{{}, slice, slice};
    while (carrying.first > 0 && !m_slices.isProtected(carrying.first - 1)) {
        --carrying.first;
    }
    while (carrying.last + 1 < m_slices.count() && !m_slices.isProtected(carrying.last + 1)) {
        ++carrying.last;
    }
    propagate(carrying);
}

void LearnCommands::useProfile(const QString& path) {
    QtConcurrent::run([path, &library = m_library] {
        std::shared_ptr<const Profile> profile;
        const Attempt attempt = Attempt::of([&]() -> std::function<void()> {
            profile = std::make_shared<const Profile>(library.load(path.toStdString()));
            return {};
        });
        return std::pair{profile, attempt};
    })
        .then(this,
              [this, path, asked = ++m_profileAsked](const std::pair<std::shared_ptr<const Profile>, Attempt>& read) {
                  if (asked != m_profileAsked) {
                      return;  // another one has been asked for since
                  }
                  if (!read.second.problem.isEmpty()) {
                      Q_EMIT failed(read.second.problem);
                      return;
                  }
                  m_learning.setProfile(read.first, path);
                  Q_EMIT done(tr("Profile %1 is in use.").arg(m_learning.profileName()));
              });
}

void LearnCommands::dropProfile() {
    ++m_profileAsked;
    m_learning.setProfile(nullptr, {});
}

}  // namespace exemplar::ui
