// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/TrainingPlan.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace exemplar {

/// What a profile says about itself. Stored as JSON in the profile's metadata. Holds no dates and no timings,
/// so that learning twice with one seed gives the same file.
struct ProfileCard {
    std::string kind = "site";  ///< "site": structures of one site; "base": teaches the base model points
    std::string name, site, scanner, notes;
    std::string version;  ///< of the program
    std::string baseModelId, baseModelSha256;
    std::string baseProfileSha256;  ///< of the base profile underneath; empty for none
    LabelTable labels;
    std::vector<std::uint16_t> inOnePiece;     ///< structures that slices show in one piece, see Engine::inOnePiece()
    std::vector<std::uint16_t> alikeInMirror;  ///< see structuresAlikeInMirror()
    std::map<std::uint16_t, double> tissueWeights;  ///< by structure, see tissueWeights()
    std::vector<std::uint16_t> growWithTissue;      ///< see structuresGrowingWithTissue()
    TrainingPlan plan;
    TrainingRecord record;  ///< without seconds
    Axis axis = Axis::Axial;
    IntensityWindow window;       ///< of the first scan
    bool automaticWindow = true;  ///< the next scan gets its own window, see ModelWindow
    struct Source {
        std::string scan;
        Axis axis = Axis::Axial;
        std::vector<int> slices;
        std::string scanKey{};  ///< Volume::contentHash(); empty in the first cards
    };
    std::vector<Source>
        sources;          ///< what was learned from, also by the profiles that this one was trained further from
    std::string licence;  ///< of what was learned from, for profiles that are passed on

    void addSource(const Exemplar& exemplar);
    /// Whether the exemplar is among the sources, or may be: some are of scans that only have a name.
    bool mayHaveLearnedFrom(const Exemplar& exemplar) const;

    std::string toJson() const;
    /// Throws Error(FileDamaged) naming `file` and what is wrong.
    static ProfileCard fromJson(const std::string& text, const std::string& file);
};

}  // namespace exemplar
