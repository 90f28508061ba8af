// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/TrainingLog.h"

#include "core/engine/RunScore.h"

#include <algorithm>
#include <sstream>

namespace exemplar::cli {

Engine::TrainingObserver TrainingLog::observer() {
    return {[this](const TrainingStep& step) { m_record.steps.push_back(step); },
            [this](const Validation& validation) { m_record.validations.push_back(validation); }};
}

std::string TrainingLog::csv() const {
    std::ostringstream text;
    text << "step,loss,cross_entropy,dice_loss,learning_rate,seconds,mean_dsc";
    for (const LabelEntry& entry : m_labels.entries()) {
        std::string name = entry.name;
        std::replace(name.begin(), name.end(), ',', ' ');
        text << ",dsc " << name;
    }
    text << ",dsc_on\n";
    auto validation = m_record.validations.begin();
    for (const TrainingStep& step : m_record.steps) {
        text << step.step << ',' << step.loss << ',' << step.crossEntropy << ',' << step.dice << ','
             << step.learningRate << ',' << step.seconds;
        if (validation != m_record.validations.end() && validation->step == step.step) {
            text << ',' << validation->mean;
            for (double dice : validation->dice) {
                text << ',' << dice;
            }
            text << ',' << nameOf(validation->on);
            ++validation;
        }
        text << '\n';
    }
    return text.str();
}

}  // namespace exemplar::cli
