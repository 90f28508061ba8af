// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JobControl.h"
#include "core/editing/Review.h"
#include "core/engine/Prompt.h"
#include "core/engine/TrainingPlan.h"
#include "core/image/IntensityWindow.h"
#include "core/image/LabelTable.h"
#include "core/image/Volume.h"

#include <cstdint>
#include <filesystem>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace exemplar {

/// Which scan a session was made on.
struct SessionScan {
    std::string path;    ///< UTF-8; file or DICOM folder
    std::string series;  ///< DicomSeries::id, in old sessions its UID; empty for none
    int frame = 0;
    std::string contentHash;  ///< Volume::contentHash()
    std::string name;
    bool allowGaps = false;                           ///< opened with slices made up where they are missing
    std::optional<Modality> modality = std::nullopt;  ///< what the user states; else what the file says
};

/// What a model was asked on a slice.
struct SessionPrompt {
    Axis axis = Axis::Axial;
    int slice = 0;
    Prompt prompt;  ///< without its mask
};

struct SessionView {
    Index3 cursor{0, 0, 0};
    IntensityWindow window;
    double opacity = 0.5;
    std::uint16_t activeLabel = 1;
    std::map<std::string, std::string> settings;  ///< the window's own, by name
    bool modelUsesDisplayed = false;              ///< the model sees the scan by `window`, see ModelWindow
};

/// A piece of work that the model did for the session.
struct SessionRun {
    std::int64_t at = 0;                                     ///< seconds since 1970, UTC
    std::string kind;                                        ///< "adapt" or "propagate"
    double dice = std::numeric_limits<double>::quiet_NaN();  ///< see RunScore; NaN: unknown
    int doubtful = 0;                                        ///< slices
    double minutes = 0.0;
    std::string profile;
    ScoredOn diceOn = ScoredOn::Unknown;
};

/// What an annotator saves and comes back to.
struct Session {
    SessionScan scan;
    LabelMap labels;
    LabelTable table;
    std::set<std::uint16_t> locked;
    SessionView view;
    std::vector<SessionPrompt> prompts;
    Review review;
    std::vector<Exemplar> borrowed;  ///< exemplars of other scans
    std::string profile;             ///< name of the one in use, may be empty
    std::vector<SessionRun> runs;
    std::vector<std::string> imported;  ///< names of label files that were imported on the way
    std::string thumbnail;              ///< PNG, may be empty
    bool unsaved = false;               ///< a copy that the program kept of work that was not saved
    std::string savedIn;                ///< for such a copy: the session that the user saves to, may be empty
    std::string writtenBy;  ///< version of the program that wrote the file, empty for the first ones; set by reading
    std::string unknown;    ///< members of session.json that this version does not know, as JSON; written again
};

/// What can be told of a session without unpacking its labels.
struct SessionSummary {
    SessionScan scan;
    std::string thumbnail;
    std::int64_t savedAt = 0;  ///< seconds since 1970, UTC
    bool unsaved = false;
    std::string savedIn;
};

/// A session file is a zip: session.json, labels.u16 (storage order, little endian, deflated), thumbnail.png, and
/// exemplars/<n>.f32 and .u16 (rows as displayed, little endian) of every borrowed exemplar. The scan is named by its
/// absolute path and by its path from the session's folder, so that both may move together. session.json states the
/// version of its format and the version of the program that wrote it. Atomic.
/// Throws Error(FileUnwritable, Cancelled).
void writeSession(const Session& session, const std::filesystem::path& path, JobControl& control);

/// scan.path is where the scan is now: the absolute path, or the relative one where only that exists.
/// Throws Error(FileNotFound, FileUnreadable, FileDamaged, FormatNewer, Cancelled).
Session readSession(const std::filesystem::path& path, JobControl& control);
SessionSummary readSessionSummary(const std::filesystem::path& path);

}  // namespace exemplar
