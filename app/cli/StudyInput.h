// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/EngineStart.h"
#include "core/base/JobControl.h"
#include "core/engine/Engine.h"
#include "core/image/LabelTable.h"
#include "core/io/VolumeReader.h"

#include <CLI/CLI.hpp>

#include <memory>
#include <string>

namespace exemplar::cli {

/// The flags by which a command gets its engine.
struct EngineFlags : EngineChoice {
    /// The command starts with neural::settleEnvironment(), which starting the program anew makes a third of a second
    /// slower; the others do not.
    void addTo(CLI::App& command);
    /// The same with flags for the base model and what to compute on alone.
    void addMachineTo(CLI::App& command);
};

/// Finds and checks the base model, loads it with the base profile. Throws what the registry and the engine throw.
std::unique_ptr<Engine> openEngine(const EngineFlags& flags, JobControl& control);

/// A scan with its name and content hash.
struct Study {
    Scan scan;
    std::string path, name, key;
};
Study openStudy(const std::string& path, const std::string& series, JobControl& control);

/// Labels on the scan's grid.
LabelMap openLabels(const std::string& path, const Study& study, JobControl& control);
/// Makes every label 1.
void mergeLabels(LabelMap& labels);
/// Names: the given file's, else those beside the label map, else made up.
LabelTable openLabelNames(const std::string& namesFile, const std::string& labelMap, const LabelMap& labels);

}  // namespace exemplar::cli
