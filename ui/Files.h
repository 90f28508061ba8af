// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JobControl.h"
#include "core/image/LabelTable.h"
#include "core/image/Volume.h"

#include <string>
#include <vector>

namespace exemplar::ui {

struct LoadedScan {
    Volume volume;
    std::string path, name;
    std::string key;                 ///< content hash, for the engine's cache
    std::vector<std::string> notes;  ///< choices made while reading
};

struct LoadedLabels {
    LabelMap labels;  ///< on the scan's grid
    LabelTable table;
};

/// The window's way to files; the program gives it the real one, tests a small one. Called on worker threads.
/// Everything throws Error.
class Files {
public:
    virtual ~Files() = default;
    virtual LoadedScan openScan(const std::string& path, JobControl& control) = 0;
    virtual LoadedLabels openLabels(const std::string& path, const Geometry& grid, JobControl& control) = 0;
    /// With the geometry of the scan at `source`, bit by bit where that is NIfTI.
    virtual void saveLabels(const LabelMap& labels, const LabelTable& table, const std::string& path,
                            const std::string& source) = 0;
    virtual bool exists(const std::string& path) = 0;
    virtual void makeFolder(const std::string& path) = 0;
    /// A label map with what was written beside it; nothing where there is none. Does not throw.
    virtual void remove(const std::string& path) = 0;
};

}  // namespace exemplar::ui
