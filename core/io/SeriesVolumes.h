// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JobControl.h"
#include "core/io/DicomFile.h"

namespace exemplar {

/// Pictures that belong together, from the first place along the normal to the last.
struct SeriesVolume {
    std::vector<DicomFrame> frames;
    std::vector<int> places;  ///< of each frame, counted over all volumes of the stack
    std::string name;         ///< "echo time 4.6 ms"; empty where it is the only one
    bool onePlace = false;    ///< several slices at one place: ordered by their numbers
};

struct VolumeSplit {
    std::vector<SeriesVolume> volumes;
    std::vector<std::string> notes;  ///< copies that were left out
    std::string undecided;           ///< why the pictures of one place cannot be told apart; empty where they can
};

/// Tells the volumes of a stack apart by their marks (VolumeMark), in this order; pictures of one place are never put
/// together by guess. Copies of one picture (same SOP Instance UID, or same place and same pixels where nothing else
/// tells them apart) count once. Every frame has a place. Throws Error(Cancelled).
VolumeSplit splitVolumes(std::vector<DicomFrame> frames, JobControl& control);

/// Frames in the order of instance number and frame.
void sortByNumber(std::vector<DicomFrame>& frames);

}  // namespace exemplar
