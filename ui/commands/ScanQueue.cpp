// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/ScanQueue.h"

#include "core/base/Error.h"
#include "core/editing/Review.h"
#include "core/engine/ModelWindow.h"
#include "core/propagation/Propagation.h"
#include "ui/commands/FileName.h"

#include <QFileInfo>
#include <QPointer>
#include <QRegularExpression>

#include <algorithm>
#include <atomic>

namespace exemplar::ui {
namespace {

/// Without what tells the format.
QString stemOf(const QString& path) {
    static const QRegularExpression ending(QStringLiteral("\\.(nii(\\.gz)?|hdr|nrrd|nhdr|mha|mhd|dcm)$"),
                                           QRegularExpression::CaseInsensitiveOption);
    return fileName(path).remove(ending);
}

ScanQueue::Item waiting(const QString& scan) {
    ScanQueue::Item item;
    item.scan = scan;
    return item;
}

QString freePath(const QString& folder, const QString& stem) {
    const QString start = folder + "/" + stem + "-labels", ending = QStringLiteral(".nii.gz");
    QString path = start + ending;
    for (int number = 2; QFileInfo::exists(path); ++number) {
        path = start + "-" + QString::number(number) + ending;
    }
    return path;
}

}  // namespace

/// One scan's turn. What the worker finds out is read on the GUI thread once the run has ended.
struct ScanQueue::Run {
    std::shared_ptr<Item> item;  // on the GUI thread alone
    bool ended = false;          // so
    ScanSource source;
    QString folder;
    std::shared_ptr<const Profile> profile;
    std::string profileFile;
    std::atomic<bool> began{false}, unwanted{false};
    Item found;
    Attempt attempt;

    /// Whether to go on: where the run was given up before the lane came to it, the lane's own control knows nothing.
    void checkpoint(JobControl& control) const {
        control.checkpoint();
        if (unwanted) {
            throw Error(ErrorCode::Cancelled, "The scan was removed from the queue.");
        }
    }

    void label(Files& files, Engine& engine, JobControl& control) {
        checkpoint(control);
        control.report(0.0, "Reading");
        const LoadedScan scan = files.openScan(source, control);
        engine.useProfile(*profile, profileFile);  // another one may have come into use since the queue was started
        const ProfileCard& card = profile->card;
        PropagationTask task;
        task.scan = &scan.volume;
        task.scanKey = scan.key;
        task.window = ModelWindow::of(scan.volume, &card).window;
        task.axis = card.axis;
        task.structures = card.labels;
        const PropagationResult result =
            propagate(engine, task, {}, control, [&](int, const LabelImage&, double) { checkpoint(control); });
        checkpoint(control);
        const QString path = freePath(folder, stemOf(QString::fromStdString(source.path)));
        files.saveLabels(result.labels, card.labels, path.toStdString(), scan.path);
        found.labels = path;
        found.volumes = volumeStatistics(result.labels);
        found.structures = card.labels;
        found.slices = static_cast<int>(result.slices.size());
        found.doubtful =
            static_cast<int>(std::count_if(result.slices.begin(), result.slices.end(), [](const SliceReport& report) {
                return report.origin == SliceOrigin::Proposed && report.quality < Review().doubtBelow();
            }));
    }
};

ScanQueue::ScanQueue(Files& files, Learning& learning, EngineQueue& engine, QObject* parent)
    : QObject(parent), m_files(files), m_learning(learning), m_engine(engine) {
    connect(&m_learning, &Learning::profileChanged, this, &ScanQueue::profileChanged);
    connect(&m_engine, &EngineQueue::longProgress, this, &ScanQueue::followProgress);
    connect(&m_engine, &EngineQueue::failed, this, [this](const QString& sentence) {
        if (m_run && m_run->ended && !m_run->began) {  // the engine could not be started
            m_run->attempt.problem = sentence;
        }
    });
}

ScanQueue::~ScanQueue() {
    if (m_run) {
        m_run->unwanted = true;
    }
}

void ScanQueue::add(const QStringList& scans) {
    for (const QString& scan : scans) {
        const bool known = std::any_of(m_items.begin(), m_items.end(), [&scan](const auto& item) {
            return item->scan == scan && (item->state == State::Waiting || item->state == State::Running);
        });
        if (!known) {
            m_items.push_back(std::make_shared<Item>(waiting(scan)));
        }
    }
    Q_EMIT listChanged();
}

bool ScanQueue::isLabelMap(const QString& path) {
    static const QRegularExpression ours(QStringLiteral("-labels(-\\d+)?\\.nii\\.gz$"));
    return path.contains(ours);
}

QString ScanQueue::profileName() const {
    return m_profile ? QString::fromStdString(m_profile->card.name) : m_learning.profileName();
}

void ScanQueue::remove(int row) {
    const auto place = m_items.begin() + row;
    if (!m_run || m_run->item != *place) {
        m_items.erase(place);
        Q_EMIT listChanged();
    }
}

void ScanQueue::again(int row) {
    Item& item = *m_items[static_cast<std::size_t>(row)];
    if ((item.state == State::Failed || item.state == State::Cancelled) && !(m_run && m_run->item.get() == &item)) {
        item = waiting(item.scan);
        Q_EMIT changed(row);
    }
}

void ScanQueue::setFolder(const QString& folder) {
    m_folder = folder;
    Q_EMIT listChanged();
}

void ScanQueue::start() {
    const bool any =
        std::any_of(m_items.begin(), m_items.end(), [](const auto& item) { return item->state == State::Waiting; });
    if (running() || !any) {
        return;
    }
    if (!m_learning.profile()) {
        Q_EMIT failed(tr("No profile is in use; use one first. Its structures are then labelled on every scan."));
        return;
    }
    if (m_folder.isEmpty()) {
        Q_EMIT failed(tr("Choose a folder for the label maps first."));
        return;
    }
    if (!m_engine.available()) {
        Q_EMIT failed(tr("No base model is installed; install one first."));
        return;
    }
    m_profile = m_learning.profile();
    m_profileFile = m_learning.profilePath();
    m_goOn = true;
    next();
    Q_EMIT runningChanged();
}

void ScanQueue::next() {
    const auto first =
        std::find_if(m_items.begin(), m_items.end(), [](const auto& item) { return item->state == State::Waiting; });
    if (!m_goOn || first == m_items.end()) {
        m_goOn = false;
        m_profile.reset();
        Q_EMIT runningChanged();
        return;
    }
    auto run = std::make_shared<Run>();
    run->item = *first;
    run->source.path = (*first)->scan.toStdString();
    run->folder = m_folder;
    run->profile = m_profile;
    run->profileFile = m_profileFile.toStdString();
    m_run = run;
    const auto work = [run, &files = m_files](Engine& engine, JobControl& control) -> std::function<void()> {
        run->began = true;
        run->attempt = Attempt::of([&]() -> std::function<void()> {
            run->label(files, engine, control);
            return {};
        });
        if (run->attempt.cancelled) {
            throw Error(ErrorCode::Cancelled, run->attempt.problem.toStdString());
        }
        return {};
    };
    m_engine.run(tr("Labelling %1").arg(fileName((*first)->scan)), work, [self = QPointer<ScanQueue>(this), run] {
        run->ended = true;
        if (self) {  // later, when it is known why a run ended that did not begin
            QMetaObject::invokeMethod(
                self, [self, run] { self->conclude(run); }, Qt::QueuedConnection);
        }
    });
}

void ScanQueue::conclude(const std::shared_ptr<Run>& run) {
    m_run.reset();
    Item& item = *run->item;
    const Attempt& attempt = run->attempt;
    // Not after one that was given up from outside, nor where no scan would fare better.
    m_goOn = m_goOn && (run->unwanted || (run->began && !attempt.cancelled));
    if (attempt.problem.isEmpty() && run->began) {
        run->found.scan = item.scan;
        run->found.state = State::Done;
        item = run->found;
    } else if (item.state != State::Cancelled) {
        const bool dropped = attempt.problem.isEmpty() && !run->began;
        item.state = dropped ? State::Waiting : attempt.cancelled ? State::Cancelled : State::Failed;
        item.sentence = attempt.cancelled ? QString() : attempt.problem;
    }
    tell(&item);
    next();
}

void ScanQueue::followProgress(double fraction, const QString& stage) {
    if (m_run && m_run->began && !m_run->ended && !m_run->unwanted) {
        m_run->item->state = State::Running;
        m_run->item->fraction = fraction;
        m_run->item->stage = stage;
        tell(m_run->item.get());
    }
}

void ScanQueue::tell(const Item* item) {
    const auto place =
        std::find_if(m_items.begin(), m_items.end(), [item](const auto& one) { return one.get() == item; });
    if (place != m_items.end()) {
        Q_EMIT changed(static_cast<int>(place - m_items.begin()));
    }
}

void ScanQueue::cancel(int row) {
    Item& item = *m_items[static_cast<std::size_t>(row)];
    if (item.state != State::Waiting && item.state != State::Running) {
        return;
    }
    item.state = State::Cancelled;
    if (m_run && m_run->item.get() == &item) {
        m_run->unwanted = true;
        if (m_run->began && !m_run->ended) {  // else the lane may be at somebody else's run
            m_engine.cancel();
        }
    }
    Q_EMIT changed(row);
}

void ScanQueue::cancelAll() {
    m_goOn = false;
    for (int row = 0; row < count(); ++row) {
        cancel(row);
    }
}

}  // namespace exemplar::ui
