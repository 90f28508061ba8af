// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JobControl.h"
#include "core/engine/Profile.h"
#include "core/engine/Prompt.h"
#include "core/engine/TrainingPlan.h"

#include <functional>
#include <string>
#include <vector>

namespace exemplar {

/// The seam between the program and whatever computes. No Torch type passes it. One engine holds one base
/// model and at most one profile; calls are made one at a time.
class Engine {
public:
    /// Called on the engine's thread; each may be empty, and none changes what is learned. Where memory ran out and
    /// learning starts again with fewer samples, steps count from 1 again.
    struct TrainingObserver {
        std::function<void(const TrainingStep&)> step{};
        std::function<void(const Validation&)> validation{};
        /// What the model answers now on the held-out exemplar, else on the first that shows a structure: before the
        /// first step, with every validation, and in between as often as it takes about 5 % of the time.
        std::function<void(const TrainingPicture&)> picture{};
        /// After each validation that is the best so far: what adapt() would return were it cancelled now.
        std::function<void(const Profile&)> best{};
    };

    virtual ~Engine() = default;

    /// Name and version of the device in words ("CPU, 2 threads").
    virtual std::string deviceName() const = 0;
    /// Puts a site profile on (replacing the one before). Throws Error(ModelMismatch).
    virtual void useProfile(const Profile& profile, const std::string& file) = 0;
    virtual void dropProfile() = 0;
    /// The structures the profile in use knows; empty without one.
    virtual const LabelTable& labels() const = 0;
    /// Whether the exemplars that the profile in use was learned from showed the structure in one piece: nine tenths of
    /// it, on average, in its largest part.
    virtual bool inOnePiece(std::uint16_t label) const = 0;
    /// Whether the structure looks alike where left and right are exchanged, so that it can be asked so too (Mirror.h).
    /// True for what the profile in use does not know: clicks have no sides.
    virtual bool alikeInMirror(std::uint16_t label) const = 0;
    /// How much the scan's own tissue is to say about where the structure's border lies (TissueBorder.h); 0 for
    /// nothing, and for what the profile in use does not know.
    virtual double tissueWeight(std::uint16_t label) const = 0;
    /// Whether a part of the structure, which is in one piece, tells by its tissue where the rest of it is
    /// (TissueGrowth.h). False for what the profile in use does not know.
    virtual bool growsWithTissue(std::uint16_t label) const = 0;
    /// Computes and keeps what all prompts of a slice share. predict() does it itself where it is missing.
    virtual void embed(const SliceImage& slice) = 0;
    /// One answer per prompt, all in one pass.
    virtual std::vector<Answer> predict(const SliceImage& slice, const std::vector<Prompt>& prompts) = 0;
    /// Learns a site profile. `start` (may be null) is trained further. A cancelled run returns its best
    /// state with record.cancelled set, or throws Error(Cancelled) where there is none yet. Training that becomes
    /// unstable returns its best state with record.unstable set, or throws Error(NotFinite). Labels that `start` does
    /// not know are learned from nothing. Where memory runs out, fewer samples are tried.
    /// Throws Error(NothingToLearn, NotFinite, OutOfMemory).
    virtual Profile adapt(const ExemplarSet& exemplars, const TrainingPlan& plan, const Profile* start,
                          const TrainingObserver& observer, JobControl& control) = 0;
};

}  // namespace exemplar
