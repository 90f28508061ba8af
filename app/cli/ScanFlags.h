// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/VolumeReader.h"

#include <CLI/CLI.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace exemplar::cli {

/// The flags by which a command reads its scans and label maps. A command with several scans takes --series, --frame,
/// --labels-frame and --modality once for all or once for each, in the order of the scans.
class ScanFlags {
public:
    /// --series, --frame, --allow-gaps, --modality.
    void addTo(CLI::App& command);
    /// Those and --labels-frame.
    void addWithLabelsTo(CLI::App& command);

    /// Throws Error(Usage) where a flag is given neither once nor `scans` times.
    ReadOptions forScan(std::size_t scan = 0, std::size_t scans = 1) const;
    /// Which volume of a label map that has several: --labels-frame, else --frame, else none. Throws as above.
    std::optional<int> forLabels(std::size_t scan = 0, std::size_t scans = 1) const;

private:
    std::vector<std::string> m_series, m_modalities;
    std::vector<int> m_frames, m_labelFrames;
    bool m_allowGaps = false;
};

}  // namespace exemplar::cli
