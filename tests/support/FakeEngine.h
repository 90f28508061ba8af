// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"
#include "core/engine/Engine.h"

#include <cmath>

namespace exemplar {

/// An engine without a network: structure c is where the slice's intensity is nearest to c / 10. A prompt with points
/// answers only the neighbourhood of its points; without points it answers everywhere if the "profile" is on.
class FakeEngine final : public Engine {
public:
    explicit FakeEngine(LabelTable profileLabels = {}) : m_labels(std::move(profileLabels)) {}

    std::string deviceName() const override { return "fake"; }
    void useProfile(const Profile& profile, const std::string&) override { m_labels = profile.card.labels; }
    void dropProfile() override { m_labels = {}; }
    const LabelTable& labels() const override { return m_labels; }
    void embed(const SliceImage&) override {}
    std::vector<Answer> predict(const SliceImage& slice, const std::vector<Prompt>& prompts) override {
        ++calls;
        std::vector<Answer> answers;
        for (const Prompt& prompt : prompts) {
            Answer answer{Image(slice.pixels.width(), slice.pixels.height(), -8.0F), 0.9};
            for (int y = 0; y < slice.pixels.height(); ++y) {
                for (int x = 0; x < slice.pixels.width(); ++x) {
                    bool near = prompt.points.empty() && m_labels.indexOf(prompt.label) >= 0;
                    for (const PromptPoint& point : prompt.points) {
                        near = near || std::hypot(point.x - x, point.y - y) < reach;
                    }
                    if (near && std::abs(slice.pixels.at(x, y) - 0.1 * prompt.label) < 0.04) {
                        answer.logits.at(x, y) = 8.0F;
                    }
                }
            }
            answers.push_back(std::move(answer));
        }
        return answers;
    }
    Profile adapt(const ExemplarSet& set, const TrainingPlan& plan, const Profile*, const TrainingObserver& observer,
                  JobControl& control) override {
        Profile profile;
        profile.card.labels = set.labels;
        for (int step = 0; step < plan.steps; ++step) {
            control.checkpoint();
            if (observer.step) {
                observer.step({step + 1, 1.0 / (step + 1), 0.5, 0.5, plan.learningRate, 0.1 * step});
            }
            control.report((step + 1.0) / plan.steps, "Learning");
        }
        return profile;
    }

    int calls = 0;
    double reach = 12.0;

private:
    LabelTable m_labels;
};

}  // namespace exemplar
