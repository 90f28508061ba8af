// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JobControl.h"
#include "core/engine/Engine.h"
#include "core/image/SlicePlane.h"
#include "core/image/Volume.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace exemplar {

/// What labels are carried through.
struct PropagationTask {
    const Volume* scan = nullptr;
    std::string scanKey;  ///< names the scan in caches (its content hash)
    IntensityWindow window;
    Axis axis = Axis::Axial;
    LabelTable structures;
    /// Slices the user labelled or accepted, by slice number: never changed, and where the passes start.
    std::map<int, LabelImage> fixed;
    /// Clicks, boxes and masks of the user by slice number, in displayed pixels; passes start there too.
    std::map<int, std::vector<Prompt>> prompts;
    int firstSlice = 0, lastSlice = -1;  ///< range to fill; last -1: to the end
};

struct PropagationOptions {
    /// Smallest part of a guess, in pixels, that is worth a point where no profile knows the structure.
    int smallestPart = 12;
    /// A pass beyond the outermost labelled slice ends after so many empty slices.
    int emptySlicesToStop = 4;
    /// Specks below so many pixels are dropped.
    int smallestSpeck = 6;
    /// Where no slice is labelled or clicked, keeps also what is apart from the largest part in space of a structure
    /// that the exemplars showed in one piece.
    bool allParts = false;
    /// Slices that are answered by themselves are asked once: neither in the mirror too (Mirror.h), nor about small
    /// structures and boxes from nearer by (CloseUp.h), nor again from what was found. Faster, less accurate.
    bool once = false;
    /// Borders stay where the model drew them, instead of going where the tissue of the scan changes (TissueBorder.h)
    /// on slices that no given one tells about; and where no slice is labelled or clicked, structures do not go on into
    /// tissue that looks like theirs (TissueGrowth.h).
    bool bordersAsDrawn = false;
};

enum class SliceOrigin { Untouched, Given, Proposed };

struct SliceReport {
    int slice = 0;
    SliceOrigin origin = SliceOrigin::Untouched;
    /// 0..1, estimate of the structures' mean DSC: the model's certainty, how far its answer agrees with the guessed
    /// shape, how alike the slices beside are, how near the next given slice is, and how likely what has ended is
    /// missed (QualityEstimate.h). Without any given slice: how much of what is shown the model had drawn itself, and
    /// beside the ends of a structure that it may be missed.
    double quality = 0.0;
};

struct PropagationResult {
    LabelMap labels;
    std::vector<SliceReport> slices;
};

/// Called with each slice as soon as it is done, on the worker's thread; again where its labels are changed at the end
/// (see allParts, bordersAsDrawn). The quality is what is known of it so far: the result's is better, since the slices
/// beside are known by then.
using SliceObserver = std::function<void(int slice, const LabelImage& labels, double quality)>;

/// Carries labels from the given slices outwards in both directions. Each slice is prompted by the structures' class
/// tokens (where the engine has a profile, else by points inside the guess), by the user's prompts there and by a guess
/// of every shape: between two given slices the shapes of both, carried there with the tissue (SliceMotion.h) and
/// weighted by nearness, beyond the outermost the neighbour's result, carried likewise. The model says what is to be
/// changed about the guess, and where a structure ends so does its name alone (ByName.h), which also tells that one
/// goes on; structures compete per pixel. Clicked slices, and without any given slice all, are answered by themselves,
/// with the help of near ones (NearSlices.h), as they are and in the mirror, and again from what was found; small
/// structures that no profile knows, but clicks, also from nearer by. Throws Error(Cancelled, NothingToLearn,
/// OutOfRange).
PropagationResult propagate(Engine& engine, const PropagationTask& task, const PropagationOptions& options,
                            JobControl& control, const SliceObserver& observer = {});

}  // namespace exemplar
