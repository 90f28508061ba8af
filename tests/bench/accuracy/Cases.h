// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JobControl.h"
#include "core/image/IntensityWindow.h"
#include "core/image/LabelTable.h"
#include "core/image/SlicePlane.h"
#include "core/image/Volume.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace exemplar::bench {

/// A scan with what is taken for the truth about the structures of its set.
struct Study {
    std::string name;
    Volume volume;
    LabelMap truth;
    IntensityWindow window;
    SlicePlane plane() const { return {volume.geometry(), Axis::Axial}; }
};
using StudyPointer = std::shared_ptr<const Study>;

/// Slices of a scan to learn from.
struct Source {
    StudyPointer study;
    std::vector<int> slices;
};

/// What is learned, and on what it is scored.
struct Fold {
    std::string name;
    std::vector<Source> sources;
    StudyPointer test;
    std::vector<int> given;  ///< slices of the test scan that are learned from, and not scored
};

/// Scans of one kind.
struct CaseSet {
    std::string name, note;
    LabelTable structures;
    std::vector<Fold> folds;  ///< none where the scans are not here
};

/// Which slices of the test's own scan are labelled: those that show the structures best (chooseExemplars(), which
/// knows the truth), evenly spaced ones over what is labelled in truth, or what the program suggests one after the
/// other (suggestNextSlice()).
enum class Choice { Best, Even, Suggested };

/// What fewer labelled slices of a scan gave before; further ones are suggested from there.
struct Proposals {
    std::vector<int> given;  ///< ascending
    LabelMap labels;
    std::map<int, double> qualities;  ///< of the proposed slices
};
/// By the name of the scan.
using ProposalsByScan = std::map<std::string, Proposals>;

/// How slices are chosen to be labelled.
struct Choosing {
    int count = 5;
    Choice choice = Choice::Best;
    const ProposalsByScan& before;  ///< for Choice::Suggested
};

/// The names of all sets.
std::vector<std::string> setNames();
/// `choosing`: slices to learn from, of each training scan; in scans that are not the test's always evenly spaced.
CaseSet caseSet(const std::string& name, const std::filesystem::path& data, const Choosing& choosing,
                JobControl& control);

}  // namespace exemplar::bench
