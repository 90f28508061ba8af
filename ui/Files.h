// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JobControl.h"
#include "core/editing/LabelOrigin.h"
#include "core/image/Image2D.h"
#include "core/image/LabelTable.h"
#include "core/image/Volume.h"

#include <optional>
#include <string>
#include <vector>

namespace exemplar::ui {

/// Where a scan lies and how it is read.
struct ScanSource {
    std::string path;        ///< file or DICOM folder
    std::string series{};    ///< SeriesChoice::id in a folder of several; empty: the only one
    int frame = 0;           ///< of a 4D file or series, from 0
    bool allowGaps = false;  ///< slices that are missing or unevenly spaced are made up instead of refused
    std::optional<Modality> modality = std::nullopt;  ///< what the user states; else what the file says
};

struct LoadedScan {
    Volume volume;
    std::string path, name;
    std::string key;                 ///< content hash, for the engine's cache
    std::vector<std::string> notes;  ///< choices made while reading
    std::string series;              ///< as in ScanSource
    int frame = 0;
    bool allowGaps = false;
    std::optional<Modality> modality = std::nullopt;
    std::vector<int> madeUpSlices{};     ///< third voxel indices, ascending, of slices that were interpolated
    std::string geometryDoubt{};         ///< one sentence where the file contradicts itself on mm; empty: it does not
    std::vector<std::string> volumes{};  ///< of a 4D file or series: what each volume is, empty where not known

    ScanSource source() const { return {path, series, frame, allowGaps, modality}; }
};

struct LoadedLabels {
    LabelMap labels;
    LabelTable table;
    std::vector<std::string> notes{};  ///< choices made while reading
};

/// A series of a DICOM folder, for choosing.
struct SeriesChoice {
    std::string id;  ///< of this very group of pictures; several may have one UID
    std::string description, modality, date;
    int columns = 0, rows = 0, slices = 0, volumes = 1;
    std::vector<std::string> oddities;  ///< missing slices, gantry tilt, several frames: one sentence each
    bool readable = true;
    Image thumbnail;                         ///< 0..1; empty where there is none
    bool gaps = false;                       ///< refused for missing or unevenly spaced slices, unless they are made up
    std::vector<std::string> volumeNames{};  ///< as LoadedScan::volumes
};

struct LabelPresetChoice {
    std::string name;
    LabelTable table;
};

/// The window's way to files; the program gives it the real one, tests a small one. Called on worker threads.
/// Everything throws Error.
class Files {
public:
    virtual ~Files() = default;
    /// True where the path is a folder, which is taken for one of DICOM.
    virtual bool isFolder(const std::string& path) = 0;
    virtual std::vector<SeriesChoice> listSeries(const std::string& folder, JobControl& control) = 0;
    /// What in a folder can be opened as a scan, by name: files, folders of DICOM within it, and the folder itself
    /// where DICOM files lie in it.
    virtual std::vector<std::string> scansIn(const std::string& folder, JobControl& control) = 0;
    virtual LoadedScan openScan(const ScanSource& source, JobControl& control) = 0;
    /// A scan that is installed for trying the program; empty where there is none.
    virtual std::string sampleScan() = 0;
    /// On its own grid, with the names that lie beside it.
    virtual LoadedLabels openLabels(const std::string& path, JobControl& control) = 0;
    /// With the geometry of the scan at `source`, bit by bit where that is NIfTI. The format is that of the ending.
    virtual void saveLabels(const LabelMap& labels, const LabelTable& table, const std::string& path,
                            const std::string& source) = 0;
    /// As saveLabels, with the files that BIDS derivatives ask for beside it.
    virtual void saveBids(const LabelMap& labels, const LabelTable& table, const std::string& path,
                          const std::string& source, const LabelOrigin& origin) = 0;
    /// One binary map per label.
    virtual void saveMasks(const LabelMap& labels, const LabelTable& table, const std::string& folder,
                           const std::string& stem, const std::string& source) = 0;
    virtual LabelTable openTable(const std::string& path) = 0;
    virtual void saveTable(const LabelTable& table, const std::string& path) = 0;
    virtual std::vector<LabelPresetChoice> presets() = 0;
};

}  // namespace exemplar::ui
