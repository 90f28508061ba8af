// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"
#include "core/engine/Engine.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <functional>
#include <thread>

namespace exemplar {

/// An engine without a network: structure c is where the slice's intensity is nearest to c / 10. A prompt with points
/// answers only the neighbourhood of its points; without points it answers everywhere if the "profile" is on.
/// adapt() plays a run that gets better: loss 1/step, a validation every 10 steps and at the end with Dice
/// 0.9 * (1 - 0.5^(step / 10)) for each label, pictures of the true labels of the first exemplar.
class FakeEngine final : public Engine {
public:
    explicit FakeEngine(LabelTable profileLabels = {}) : m_labels(std::move(profileLabels)) {}

    std::string deviceName() const override { return "fake"; }
    void useProfile(const Profile& profile, const std::string&) override { m_labels = profile.card.labels; }
    void dropProfile() override { m_labels = {}; }
    const LabelTable& labels() const override { return m_labels; }
    bool inOnePiece(std::uint16_t label) const override {
        return std::find(onePiece.begin(), onePiece.end(), label) != onePiece.end();
    }
    bool alikeInMirror(std::uint16_t label) const override {
        return std::find(alike.begin(), alike.end(), label) != alike.end();
    }
    double tissueWeight(std::uint16_t) const override { return tissue; }
    bool growsWithTissue(std::uint16_t) const override { return grows; }
    void embed(const SliceImage& slice) override {
        if (onSlice) {
            onSlice(slice);
        }
    }
    std::vector<Answer> predict(const SliceImage& slice, const std::vector<Prompt>& prompts) override {
        ++calls;
        embed(slice);
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
    /// Like the real one: cancelled, it returns its best state so far with record.cancelled, or throws
    /// Error(Cancelled) where there was no step.
    Profile adapt(const ExemplarSet& set, const TrainingPlan& asked, const Profile*, const TrainingObserver& observer,
                  JobControl& control) override {
        const TrainingPlan plan = decidedFor(set, asked);
        Profile profile;
        profile.card.name = "fake";
        profile.card.baseModelId = baseModelId;
        profile.card.baseModelSha256 = baseModelSha256;
        profile.card.labels = set.labels;
        profile.card.plan = plan;
        TrainingRecord& record = profile.card.record;
        const auto validate = [&](int step) {
            const double dice = 0.9 * (1.0 - std::pow(0.5, step / 10.0));
            record.validations.push_back({step, std::vector<double>(set.labels.size(), dice), dice, ScoredOn::Learned});
            record.bestStep = step;
            record.cancelled = step < plan.steps;  // were it to end now
            if (observer.validation) {
                observer.validation(record.validations.back());
            }
            show(set, step, observer);
            if (observer.best) {
                observer.best(profile);
            }
        };
        show(set, 0, observer);
        for (int step = 1; step <= plan.steps; ++step) {
            if (!control.proceed()) {
                record.cancelled = true;
                break;
            }
            if (onStep) {
                onStep(step);
            }
            if (stepMs > 0) {
                std::this_thread::sleep_for(std::chrono::milliseconds(stepMs));
            }
            record.steps.push_back({step, 1.0 / step, 0.5 / step, 0.5 / step, plan.learningRate, 0.1 * step});
            if (observer.step) {
                observer.step(record.steps.back());
            }
            control.report(static_cast<double>(step) / plan.steps, "Learning");
            if (step % 10 == 0 || step == plan.steps) {
                validate(step);
            }
        }
        if (record.cancelled && record.steps.empty()) {
            throw Error(ErrorCode::Cancelled,
                        "Training was cancelled before its first step; there is no profile to keep.");
        }
        if (record.cancelled && record.validations.empty()) {
            validate(static_cast<int>(record.steps.size()));
        }
        return profile;
    }

    std::string baseModelId, baseModelSha256;  ///< on the cards of what is learned
    int calls = 0;
    double reach = 12.0;
    std::vector<std::uint16_t> onePiece{};           ///< see Engine::inOnePiece()
    std::vector<std::uint16_t> alike{};              ///< see Engine::alikeInMirror()
    double tissue = 0.0;                             ///< see Engine::tissueWeight()
    bool grows = false;                              ///< see Engine::growsWithTissue()
    int stepMs = 0;                                  ///< how long a step of adapt() takes
    std::function<void(int)> onStep;                 ///< called within each step of adapt(), counted from 1; may throw
    std::function<void(const SliceImage&)> onSlice;  ///< called with every slice that is embedded or asked about

private:
    static void show(const ExemplarSet& set, int step, const TrainingObserver& observer) {
        if (observer.picture && !set.exemplars.empty()) {
            observer.picture({step, 0, set.exemplars.front().labels});
        }
    }

    LabelTable m_labels;
};

}  // namespace exemplar
