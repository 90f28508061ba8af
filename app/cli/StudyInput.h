// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/EngineStart.h"
#include "core/base/JobControl.h"
#include "core/engine/Engine.h"
#include "core/engine/Profile.h"
#include "core/image/LabelTable.h"
#include "core/io/VolumeReader.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <vector>

namespace exemplar::cli {

/// The flags by which a command gets its engine.
struct EngineFlags : EngineChoice {
    /// The command starts with neural::settleEnvironment(), which starting the program anew makes a third of a second
    /// slower; the others do not.
    void addTo(CLI::App& command);
    /// The same with flags for the base model and what to compute on alone.
    void addMachineTo(CLI::App& command);
};

/// Finds and checks the base model and the base profile, which takes a second; nothing is loaded to compute with yet.
/// Throws what the registry throws, Error(FileNotFound, FileDamaged, ModelMismatch).
neural::EngineOptions checkedEngine(const EngineFlags& flags, JobControl& control);
/// Synthesis knobs of a JSON file; without a name the usual ones. Throws Error(FileNotFound, FileUnreadable, Usage).
SynthesisRecipe openRecipe(const std::string& path);
/// A profile of this kind (see ProfileCard) that fits the base model. Throws Error(FileNotFound, FileDamaged,
/// FormatUnsupported, ModelMismatch).
Profile openProfile(const std::string& path, const char* kind, const neural::EngineOptions& engine);

/// A scan with its name and content hash.
struct Study {
    Scan scan;
    std::string path, name, key;
};
/// Its notes are printed to standard error.
Study openStudy(const std::string& path, const ReadOptions& options, JobControl& control);

/// What a result records of the scan it was made from: its name, what was noted while reading, slices that were made
/// up.
nlohmann::json studyFacts(const Study& study);
/// The same of made-up slices for a line of text: empty, or "; slices 3, 7 are missing in the scan and were computed".
std::string madeUpRemark(const Study& study);

/// Labels on the scan's grid; of a file with several volumes that of `frame`. Throws what readLabelMap() and
/// conformTo() throw, Error(NothingToLearn) where there is none, unless it may be empty.
LabelMap openLabels(const std::string& path, const Study& study, std::optional<int> frame, JobControl& control,
                    bool mayBeEmpty = false);
/// Makes every label 1.
void mergeLabels(LabelMap& labels);
/// Names: the given file's, else those beside the label map, else made up.
LabelTable openLabelNames(const std::string& namesFile, const std::string& labelMap, const LabelMap& labels);

}  // namespace exemplar::cli
