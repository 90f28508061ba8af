// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/RunFacts.h"

#include "ui/models/ScoreWords.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace exemplar::ui {
namespace {

constexpr std::size_t kRecent = 20;  // steps that the speed is measured over

struct Words {
    Q_DECLARE_TR_FUNCTIONS(RunFacts)
};

/// Seconds per step: the median of the latest ones, so that a pause does not count. NaN: unknown yet.
double pace(const std::vector<TrainingStep>& steps) {
    std::vector<double> seconds;
    for (std::size_t i = steps.size() - std::min(steps.size(), kRecent); i < steps.size(); ++i) {
        if (i > 0) {
            seconds.push_back(steps[i].seconds - steps[i - 1].seconds);
        }
    }
    if (seconds.empty()) {
        return std::nan("");
    }
    const auto middle = seconds.begin() + static_cast<std::ptrdiff_t>(seconds.size() / 2);
    std::nth_element(seconds.begin(), middle, seconds.end());
    return *middle > 0.0 ? *middle : std::nan("");
}

QString progress(const TrainingRecord& record, const RunStanding& standing, int step) {
    const int planned = std::max(step, standing.plannedSteps);
    if (!standing.learning) {
        const int seconds = record.steps.empty() ? 0 : static_cast<int>(std::lround(record.steps.back().seconds));
        return Words::tr("%1 of %2 steps in %3 min %4 s").arg(step).arg(planned).arg(seconds / 60).arg(seconds % 60);
    }
    if (standing.state == EngineQueue::LongState::Stopping) {
        return Words::tr("Stopping at step %1 of %2").arg(step).arg(planned);
    }
    if (standing.state == EngineQueue::LongState::Paused) {
        return Words::tr("Paused at step %1 of %2").arg(step).arg(planned);
    }
    return step > 0 ? Words::tr("Step %1 of %2").arg(step).arg(planned)
                    : Words::tr("Preparing: %1 %").arg(static_cast<int>(100.0 * standing.prepared));
}

}  // namespace

QStringList runFacts(const TrainingRecord& record, const RunStanding& standing) {
    const int step = record.steps.empty() ? 0 : record.steps.back().step;
    QStringList parts{progress(record, standing, step)};
    if (standing.learning && standing.state == EngineQueue::LongState::Running) {
        if (const double seconds = pace(record.steps); !std::isnan(seconds)) {
            parts << Words::tr("%1 steps/s").arg(1.0 / seconds, 0, 'g', 2);
        }
        parts << standing.timeLeft;
    }
    // Of equals the last, as it is the one that would be kept.
    const auto best = std::max_element(record.validations.rbegin(), record.validations.rend(),
                                       [](const Validation& a, const Validation& b) { return a.mean < b.mean; });
    if (best != record.validations.rend()) {
        const QString text = Words::tr("best DSC %1 at step %2").arg(best->mean, 0, 'f', 3).arg(best->step);
        parts << (best->on == ScoredOn::Unknown ? text : text + " " + measuredOn(best->on));
    }
    return parts;
}

}  // namespace exemplar::ui
