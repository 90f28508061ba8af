// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/ScoreWords.h"

#include <QCoreApplication>

#include <algorithm>

namespace exemplar::ui {
namespace {

struct ScoreWords {
    Q_DECLARE_TR_FUNCTIONS(ScoreWords)
};

}  // namespace

QString measuredOn(ScoredOn on) {
    switch (on) {
        case ScoredOn::HeldOut:
            return ScoreWords::tr("on the held-out exemplar");
        case ScoredOn::Learned:
            return ScoreWords::tr("on exemplars that were trained on");
        default:
            return ScoreWords::tr("on exemplars; it is not recorded whether they were held out");
    }
}

QString measuredOn(const std::vector<Validation>& validations) {
    if (validations.empty()) {
        return {};
    }
    const auto last = std::find_if(validations.rbegin(), validations.rend(),
                                   [](const Validation& one) { return one.on == ScoredOn::HeldOut; });
    if (last == validations.rend() || last == validations.rbegin()) {
        return measuredOn(validations.back().on);
    }
    return ScoreWords::tr("on an exemplar that was held out until step %1").arg(last->step);
}

}  // namespace exemplar::ui
