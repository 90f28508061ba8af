// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Engine.h"

namespace exemplar {

/// An engine that answers and learns nothing and knows its profile's labels, for engines of tests.
class StubEngine : public Engine {
public:
    std::string deviceName() const override { return "stub"; }
    void useProfile(const Profile& profile, const std::string&) override { known = profile.card.labels; }
    void dropProfile() override { known = {}; }
    const LabelTable& labels() const override { return known; }
    bool inOnePiece(std::uint16_t) const override { return false; }
    bool alikeInMirror(std::uint16_t) const override { return false; }
    double tissueWeight(std::uint16_t) const override { return 0.0; }
    bool growsWithTissue(std::uint16_t) const override { return false; }
    void embed(const SliceImage&) override {}
    std::vector<Answer> predict(const SliceImage&, const std::vector<Prompt>&) override { return {}; }
    Profile adapt(const ExemplarSet&, const TrainingPlan&, const Profile*, const TrainingObserver&,
                  JobControl&) override {
        return {};
    }

    LabelTable known;
};

}  // namespace exemplar
